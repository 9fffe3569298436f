import type { mergeAnsweredSchema, mergeAnswerSchema } from '@gongyi/shared/contracts'
import { mayContribute, NO_FACTS, ORGANISERS } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { now, type Tx } from '../../platform/database.js'
import { idempotent } from '../../platform/idempotency.store.js'
import { notFound, Problem } from '../../platform/problem.js'
import { contextOf } from '../facts.store.js'
import { refusalProblem } from '../refusal-problem.js'
import { answerQuestion, questionTo } from '../stages/1-propose.supporters.store.js'
import { loadTopic } from '../topic.repository.js'
import { type TopicRequest, TopicsService } from '../topics.service.js'
import type { Viewer } from '../visibility.js'
import { addCoSign } from './co-signs.store.js'
import { requirePerson } from './eligibility.store.js'
import { alreadyDone, notEligible, requireConsent } from './refusals.js'

export type MergeAnswer = z.infer<typeof mergeAnswerSchema>
export type MergeAnswered = z.infer<typeof mergeAnsweredSchema>

/** A supporter of a merged topic says whether the other one has their support too. Only a yes signs there. */
@Injectable()
export class MergeAnswersService {
  constructor(private readonly topics: TopicsService) {}

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
        if (answer.supports) await sign(tx, { communityId, topicId: question.targetId }, viewer, personId, at)
        await answerQuestion(tx, { communityId, topicId }, personId, {
          supports: answer.supports,
          by: viewer.accountId,
          at,
        })
        return { supports: answer.supports }
      })
    })
  }
}

function supporter(tx: Tx, communityId: string, viewer: Viewer, answer: MergeAnswer): Promise<string> | string {
  if (answer.onBehalfOfPersonId === undefined) return requirePerson(tx, communityId, viewer.accountId)
  if (!viewer.roles.some((role) => ORGANISERS.includes(role)))
    throw new Problem('not-allowed', { word: 'not-permitted' })
  requireConsent(answer.consent)
  return answer.onBehalfOfPersonId
}

/** The other topic has to take signatures still; who signed there before is not counted twice. */
async function sign(
  tx: Tx,
  key: { readonly communityId: string; readonly topicId: string },
  { accountId }: Viewer,
  personId: string,
  at: string,
): Promise<void> {
  const target = await loadTopic(tx, key)
  if (target === undefined) throw notFound()
  const allowed = mayContribute('propose.co-sign', target, contextOf(accountId, 'resident', at, NO_FACTS))
  if (!allowed.ok) throw refusalProblem(allowed.error)
  await addCoSign(tx, { ...key, accountId }, personId)
}
