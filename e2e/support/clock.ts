import { testClockSchema } from '@gongyi/shared/contracts'
import { addDays, civilDateOf } from '@gongyi/shared/domain'

/** Where the demo data leaves off, half an hour on: no journey starts before its last event. */
const START = '2026-11-23T10:30:00+08:00'

/** Moves the clock all deadlines are read from. One for the whole server, so journeys take turns and set it first. */
export class Clock {
  constructor(private readonly origin: string) {}

  toStart(): Promise<string> {
    return this.set(START)
  }

  /** Nine o'clock in the morning of a civil day. */
  async toDay(day: string): Promise<string> {
    return this.set(`${day}T09:00:00+08:00`)
  }

  /** The morning so many days after the present one; how long a rule makes people wait. */
  async waitDays(days: number): Promise<string> {
    return this.toDay(addDays(await this.today(), days))
  }

  async today(): Promise<string> {
    const { now } = testClockSchema.parse(await (await fetch(`${this.origin}/api/test/clock`)).json())
    return civilDateOf(now)
  }

  private async set(at: string): Promise<string> {
    const answer = await fetch(`${this.origin}/api/test/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.origin },
      body: JSON.stringify({ at }),
    })
    if (!answer.ok) throw new Error(`the clock stays where it is: ${await answer.text()}`)
    return civilDateOf(testClockSchema.parse(await answer.json()).now)
  }
}
