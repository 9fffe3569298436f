import type { DrawnStratum } from './draw.js'
import type { RecordedAnswer } from './plan.js'

/** What somebody drawn has said, oldest first. */
export interface GivenAnswer {
  readonly token: string
  readonly answer: RecordedAnswer
}

/** Everybody who has been called, in the order called. */
export interface Seat {
  readonly token: string
  readonly stratum: string
  readonly state: 'CALLED' | RecordedAnswer
  /** The token whose place this reserve was called to; null for those drawn first. */
  readonly replaces: string | null
}

/**
 * Who holds the seats after these answers. Whoever declines gives way to the next reserve of the same group; when a group
 * has none left, the place stays empty. A refusal told to the desk leaves the seat with its holder until it is confirmed or
 * taken back by an acceptance. Someone who accepted may still decline; who declined is out. Answers that fit
 * nobody called, and a second answer of somebody who declined, change nothing.
 */
export function seatings(strata: readonly DrawnStratum[], answers: readonly GivenAnswer[]): readonly Seat[] {
  const waiting = new Map(strata.map(({ id, reserves }) => [id, [...reserves]]))
  const seats: Seat[] = strata.flatMap(({ id, drawn }) =>
    drawn.map((token): Seat => ({ token, stratum: id, state: 'CALLED', replaces: null })),
  )
  for (const { token, answer } of answers) {
    const index = seats.findIndex((seat) => seat.token === token)
    const seat = seats[index]
    if (seat === undefined || seat.state === 'DECLINED') continue
    seats[index] = { ...seat, state: answer }
    const next = answer === 'DECLINED' ? waiting.get(seat.stratum)?.shift() : undefined
    if (next !== undefined) seats.push({ token: next, stratum: seat.stratum, state: 'CALLED', replaces: token })
  }
  return seats
}

/** Whether this token may give this answer now. */
export function mayAnswer(seats: readonly Seat[], token: string, answer: RecordedAnswer): boolean {
  const seat = seats.find((each) => each.token === token)
  return seat !== undefined && seat.state !== 'DECLINED' && seat.state !== answer
}

/** Seats nobody holds any more because the reserves of their group are used up. */
export function emptySeats(strata: readonly DrawnStratum[], seats: readonly Seat[]): number {
  const wanted = strata.reduce((sum, { drawn }) => sum + drawn.length, 0)
  return wanted - seats.filter(({ state }) => state !== 'DECLINED').length
}
