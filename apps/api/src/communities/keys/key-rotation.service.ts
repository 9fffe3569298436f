import type { CommunityKeys } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import type { Actor } from '../../platform/actor.js'
import { TenantDatabase, type Tx } from '../../platform/database.js'
import { Problem } from '../../platform/problem.js'
import { beginRotation, destroyRetired, listKeys, moveBatch, type Place } from './key-rotation.store.js'

const BATCH = 500
const BEGIN_WITHIN_MS = 2_000
const DESTROY_WITHIN_MS = 5_000
const BEGINNING: Place = { table: 0, after: null }

/**
 * Changes a community's keys while it works: begin (new key seals, both open), move every row in batches, destroy the old
 * one when no row and nobody needs it any more.
 */
@Injectable()
export class KeyRotationService {
  constructor(private readonly database: TenantDatabase) {}

  keys(actor: Actor, communityId: string): Promise<CommunityKeys> {
    return this.work(actor.accountId, communityId, (tx) => listKeys(tx, communityId))
  }

  async begin(actor: Actor, communityId: string): Promise<CommunityKeys> {
    const beginning = await this.work(actor.accountId, communityId, (tx) =>
      beginRotation(tx, communityId, actor.accountId, BEGIN_WITHIN_MS),
    )
    if (beginning === 'running') throw new Problem('conflict', { word: 'rotation-running' })
    if (beginning === 'nothing') throw new Problem('conflict', { word: 'nothing-to-rotate' })
    if (beginning === 'busy') throw new Problem('unavailable', { retryAfterSeconds: 5 })
    return this.keys(actor, communityId)
  }

  /** The job. Started again after a crash, it passes over what has moved already. */
  async finish(communityId: string): Promise<void> {
    for (let place: Place | undefined = BEGINNING; place !== undefined; ) {
      const from: Place = place
      place = await this.work('', communityId, (tx) => moveBatch(tx, communityId, from, BATCH))
    }
    const destroyed = await this.work('', communityId, (tx) => destroyRetired(tx, communityId, DESTROY_WITHIN_MS))
    if (!destroyed) throw new Error('the old key is still in use: the job tries again')
  }

  private work<T>(accountId: string, communityId: string, run: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.inTenant({ communityId, role: 'system-admin', accountId }, run, { retry: true })
  }
}
