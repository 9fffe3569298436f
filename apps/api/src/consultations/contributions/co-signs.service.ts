import type { Contributed, coSignSchema } from '@gongyi/shared/contracts'
import { ROLES } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { Tx } from '../../platform/database.js'
import type { TopicRequest } from '../topics.service.js'
import { Admissions, AT_THE_DESK } from './admissions.service.js'
import type { Admitted } from './admitted.js'
import { addCoSign } from './co-signs.store.js'
import { isOnRoster, requirePerson } from './eligibility.store.js'
import { alreadyDone, notEligible, requireConsent } from './refusals.js'

export type CoSign = z.infer<typeof coSignSchema>

@Injectable()
export class CoSignsService {
  constructor(private readonly admissions: Admissions) {}

  /** In one's own name; at the desk in the name of somebody who agreed. */
  sign(request: TopicRequest, coSign: CoSign, key: string | undefined): Promise<Contributed> {
    const among = coSign.onBehalfOfPersonId === undefined ? ROLES : AT_THE_DESK
    return this.admissions.contribute(
      request,
      'propose.co-sign',
      { key, body: coSign },
      async (tx, admitted) => {
        const personId = await signatory(tx, admitted, coSign)
        if (!(await isOnRoster(tx, admitted.communityId, personId))) throw notEligible()
        if (!(await addCoSign(tx, admitted, personId))) throw alreadyDone()
        return { id: null }
      },
      among,
    )
  }
}

function signatory(tx: Tx, { communityId, accountId }: Admitted, coSign: CoSign): Promise<string> | string {
  if (coSign.onBehalfOfPersonId === undefined) return requirePerson(tx, communityId, accountId)
  requireConsent(coSign.consent)
  return coSign.onBehalfOfPersonId
}
