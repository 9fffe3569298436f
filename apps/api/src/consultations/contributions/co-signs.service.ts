import type { Contributed, coSignSchema, coSignWithdrawalSchema } from '@gongyi/shared/contracts'
import { isStatutoryInitiative, ROLES } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { Tx } from '../../platform/database.js'
import { refused } from '../../platform/problem.js'
import { chainFact } from '../chained.store.js'
import { consentOf } from '../proposers.store.js'
import { readThresholds } from '../support.store.js'
import { TopicEvents } from '../topic-events.js'
import type { TopicRequest } from '../topics.service.js'
import { Admissions, AT_THE_DESK } from './admissions.service.js'
import type { Admitted } from './admitted.js'
import { addCoSign, isMinor, isProposer, oneAfterTheOther, type Signature, takeBackCoSign } from './co-signs.store.js'
import { isOnRoster, requirePerson } from './eligibility.store.js'
import { alreadyDone, noLongerOpen, notEligible, requireConsent } from './refusals.js'

export type CoSign = z.infer<typeof coSignSchema>
export type CoSignWithdrawal = z.infer<typeof coSignWithdrawalSchema>

@Injectable()
export class CoSignsService {
  constructor(
    private readonly admissions: Admissions,
    private readonly events: TopicEvents,
  ) {}

  /** In one's own name; at the desk in the name of somebody who agreed. */
  sign(request: TopicRequest, coSign: CoSign, key: string | undefined): Promise<Contributed> {
    const among = coSign.onBehalfOfPersonId === undefined ? ROLES : AT_THE_DESK
    return this.admissions.contribute(
      request,
      'propose.co-sign',
      { key, body: coSign },
      async (tx, admitted) => {
        const signature = await signatureOf(tx, admitted, coSign)
        const { communityId, today } = admitted
        if (await isProposer(tx, admitted.topic, signature.personId)) throw refused('own-topic')
        if (!(await isOnRoster(tx, communityId, signature.personId))) throw notEligible()
        if (await isMinor(tx, communityId, signature.personId, today)) throw refused('under-age')
        if (!(await this.add(tx, admitted, signature))) throw alreadyDone()
        return { id: null }
      },
      among,
    )
  }

  /** False when this person has signed before. The signature that reaches the statutory share is told of. */
  async add(tx: Tx, admitted: Admitted, signature: Signature): Promise<boolean> {
    await oneAfterTheOther(tx, admitted)
    const before = await this.isInitiative(tx, admitted)
    if (!(await addCoSign(tx, admitted, signature))) return false
    if (!before && (await this.isInitiative(tx, admitted))) await this.tellInitiative(tx, admitted)
    return true
  }

  /** Until the topic is accepted; what was signed stays on record as taken back. */
  takeBack(request: TopicRequest, withdrawal: CoSignWithdrawal, key: string | undefined): Promise<Contributed> {
    const { onBehalfOfPersonId } = withdrawal
    return this.admissions.contribute(
      request,
      'propose.co-sign-withdrawal',
      { key, body: withdrawal },
      async (tx, admitted) => {
        const { communityId, accountId } = admitted
        const personId = onBehalfOfPersonId ?? (await requirePerson(tx, communityId, accountId))
        if (!(await takeBackCoSign(tx, admitted, personId))) throw noLongerOpen()
        return { id: null }
      },
      onBehalfOfPersonId === undefined ? ROLES : AT_THE_DESK,
    )
  }

  /** Only while the topic is screened does it matter, and is it counted. */
  private async isInitiative(tx: Tx, { topic }: Admitted): Promise<boolean> {
    return topic.stage === 'propose' && isStatutoryInitiative(await readThresholds(tx, topic))
  }

  /** From this signature on the law gives its signatories a right to be heard: the chain says when, the township hears of it. */
  private async tellInitiative(tx: Tx, { topic, accountId, role, now: at }: Admitted): Promise<void> {
    const reached = (await readThresholds(tx, topic)).filter(({ level, met }) => level === 'statutory' && met)
    const payload = { reached: reached.map(({ id, has, need, of }) => ({ id, has, need, of })) }
    const event = { type: 'topic.initiative-reached', action: 'propose.co-sign' }
    await chainFact(tx, this.events, topic, { ...event, accountId, role, at, payload })
  }
}

async function signatureOf(tx: Tx, { communityId, accountId }: Admitted, coSign: CoSign): Promise<Signature> {
  const { onBehalfOfPersonId: personId, channel = 'VISIT', consentKind = consentOf(channel) } = coSign
  if (personId === undefined) {
    return { personId: await requirePerson(tx, communityId, accountId), channel: 'ONLINE', consentKind: null }
  }
  requireConsent(coSign.consent)
  return { personId, channel, consentKind }
}
