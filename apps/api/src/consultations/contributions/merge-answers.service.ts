import type { mergeAnsweredSchema, mergeAnswerSchema } from '@gongyi/shared/contracts'
import { civilDateOf, mayContribute, NO_FACTS, ORGANISERS } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { now, type Tx } from '../../platform/database.js'
import { idempotent } from '../../platform/idempotency.store.js'
import { notFound, Problem, refused } from '../../platform/problem.js'
import { contextOf } from '../facts.store.js'
import { consentOf } from '../proposers.store.js'
import { refusalProblem } from '../refusal-problem.js'
import { answerQuestion, questionTo } from '../stages/1-propose.supporters.store.js'
import { actAs, loadTopic, type TopicKey } from '../topic.repository.js'
import { type TopicRequest, TopicsService } from '../topics.service.js'
import type { Viewer } from '../visibility.js'
import { AT_THE_DESK } from './admissions.service.js'
import { CoSignsService } from './co-signs.service.js'
import { isMinor, type Signature } from './co-signs.store.js'
import { requirePerson } from './eligibility.store.js'
import { alreadyDone, notEligible, requireConsent } from './refusals.js'

export type MergeAnswer = z.infer<typeof mergeAnswerSchema>
export type MergeAnswered = z.infer<typeof mergeAnsweredSchema>

/** A supporter of a merged topic says whether the other one has their support too. Only a yes signs there. */
@Injectable()
export class MergeAnswersService {
  constructor(
    private readonly topics: TopicsService,
    private readonly coSigns: CoSignsService,
  ) {}

  answer(request: TopicRequest, answer: MergeAnswer, key: string | undefined): Promise<MergeAnswered> {
    return this.topics.within(request, (tx, topic, viewer) => {
      const { communityId, id: topicId } = topic
      const once = {
        communityId,
        accountId: viewer.accountId,
        key,
        route: 'merge-answer',
        request: { topicId, answer },
      }
      return idempotent(tx, once, async () => {
        const at = (await now(tx)).toISOString()
        const personId = await supporter(tx, communityId, viewer, answer)
        const question = await questionTo(tx, { communityId, topicId }, personId)
        if (question === undefined) throw notEligible()
        if (question.supports !== null) throw alreadyDone()
        const target = { communityId, topicId: question.targetId }
        if (answer.supports) await this.sign(tx, target, viewer, signatureOf(answer, personId), at)
        await answerQuestion(tx, { communityId, topicId }, personId, {
          supports: answer.supports,
          by: viewer.accountId,
          at,
        })
        return { supports: answer.supports }
      })
    })
  }

  /** The other topic has to take signatures still; who signed there before is not counted twice. */
  private async sign(
    tx: Tx,
    key: TopicKey,
    { accountId, roles }: Viewer,
    signature: Signature,
    at: string,
  ): Promise<void> {
    const topic = await loadTopic(tx, key)
    if (topic === undefined) throw notFound()
    const role =
      signature.channel === 'ONLINE' ? 'resident' : (roles.find((held) => AT_THE_DESK.includes(held)) ?? 'resident')
    const allowed = mayContribute('propose.co-sign', topic, contextOf(accountId, role, at, NO_FACTS))
    if (!allowed.ok) throw refusalProblem(allowed.error)
    const today = civilDateOf(at)
    if (await isMinor(tx, key.communityId, signature.personId, today)) throw refused('under-age')
    await actAs(tx, role)
    await this.coSigns.add(tx, { ...key, topic, accountId, role, now: at, today }, signature)
  }
}

function supporter(tx: Tx, communityId: string, viewer: Viewer, answer: MergeAnswer): Promise<string> | string {
  if (answer.onBehalfOfPersonId === undefined) return requirePerson(tx, communityId, viewer.accountId)
  if (!viewer.roles.some((role) => ORGANISERS.includes(role)))
    throw new Problem('not-allowed', { word: 'not-permitted' })
  requireConsent(answer.consent)
  return answer.onBehalfOfPersonId
}

/** Their own answer, or the one the desk took down from them. */
function signatureOf({ onBehalfOfPersonId }: MergeAnswer, personId: string): Signature {
  if (onBehalfOfPersonId === undefined) return { personId, channel: 'ONLINE', consentKind: null }
  return { personId, channel: 'VISIT', consentKind: consentOf('VISIT') }
}
