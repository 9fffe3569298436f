import type { RevealedPerson, RevealPurpose } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import type { Actor } from '../../platform/actor.js'
import { TenantDatabase } from '../../platform/database.js'
import { notFound, Problem } from '../../platform/problem.js'
import * as persons from '../roster/persons.store.js'
import { noteReveal, secondsToWait } from './reveal.store.js'

export interface RevealRequest {
  readonly actor: Actor
  readonly communityId: string
  readonly personId: string
  readonly purpose: RevealPurpose
  readonly requestId: string
}

/** A person's number in clear, for one purpose, on record. */
@Injectable()
export class RevealService {
  constructor(private readonly database: TenantDatabase) {}

  reveal({ actor, communityId, personId, purpose, requestId }: RevealRequest): Promise<RevealedPerson> {
    const { accountId } = actor
    const role = actor.rolesIn(communityId).includes('community-admin') ? 'community-admin' : 'coordinator'
    return this.database.inTenant({ communityId, role, accountId }, async (tx) => {
      const wait = await secondsToWait(tx, accountId)
      if (wait !== undefined) throw new Problem('too-many-requests', { retryAfterSeconds: wait })
      const person = await persons.find(tx, communityId, personId)
      if (person === undefined) throw notFound()
      await noteReveal(tx, { accountId, communityId, personId, purpose, requestId })
      const { id, name, phone, idMasked } = person
      return { id, name, phone, idMasked }
    })
  }
}
