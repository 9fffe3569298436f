import { Inject, Injectable } from '@nestjs/common'
import { TenantDatabase } from '../platform/database.js'
import { ENV, type Env } from '../platform/env.js'
import type { Channel, Send } from './channels/channel.js'
import { CHANNELS } from './channels/registry.js'
import { claimDue, type EventKey, settle } from './deliveries.store.js'
import { type DueNotice, messageOf } from './message.js'

/** Sends the notices of one event by every channel that is on. */
@Injectable()
export class DeliveryService {
  constructor(
    private readonly database: TenantDatabase,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Rejects when some could not be sent: the job is run again, and those that were sent are not sent again. */
  async deliver(event: EventKey, channels: Readonly<Record<string, Channel>> = CHANNELS): Promise<void> {
    let failed = 0
    for (const [id, channel] of Object.entries(channels)) {
      if (channel.isOn(this.env)) failed += await this.deliverBy(id, channel, event)
    }
    if (failed > 0) throw new Error(`${failed} notices could not be sent`)
  }

  private async deliverBy(id: string, channel: Channel, event: EventKey): Promise<number> {
    const { send, close } = channel.open(this.env)
    const who = { communityId: event.communityId, role: 'system', accountId: '' }
    const wanted = { id, needsAddress: channel.needsAddress }
    const ring = await this.database.platformKeys()
    let failed = 0
    let after: string | null = null
    try {
      for (;;) {
        const last: string | null = after
        const batch: readonly DueNotice[] = await this.database.inTenantPg(who, (client) =>
          claimDue(client, ring, event, wanted, last),
        )
        if (batch.length === 0) return failed
        const outcomes = await Promise.all(batch.map((notice) => this.attempt(send, notice)))
        await this.database.inTenantPg(who, (client) => settle(client, event.communityId, id, outcomes))
        failed += outcomes.filter(({ error }) => error !== null).length
        after = batch.at(-1)?.id ?? null
      }
    } finally {
      close()
    }
  }

  private async attempt(
    send: Send,
    notice: DueNotice,
  ): Promise<{ readonly id: string; readonly error: string | null }> {
    try {
      await send(messageOf(notice, this.env.publicUrl))
      return { id: notice.id, error: null }
    } catch (error) {
      return { id: notice.id, error: error instanceof Error ? error.message.slice(0, 500) : 'unknown' }
    }
  }
}
