import { type TopicDetail, topicDetailSchema } from '@gongyi/shared/contracts'
import { type ActionId, EXCLUSION_IDS, OTHER_SCREEN_IDS } from '@gongyi/shared/domain'
import type { Answer, Caller } from './app.js'

/** The topic an answer holds; anything but success is an error that shows the whole answer. */
export function detailOf(answer: Answer): TopicDetail {
  if (answer.status !== 200 && answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`)
  return topicDetailSchema.parse(answer.body)
}

export const PROPOSAL = {
  title: '小广场活动时间',
  description: '晚上九点后音乐太响，希望约定时间。',
  category: 'CULTURE',
} as const

export async function propose(who: Caller, communityId: string, more: object = {}): Promise<TopicDetail> {
  return detailOf(await who.post(`/api/communities/${communityId}/topics`, { ...PROPOSAL, ...more }))
}

/** One step that is expected to go ahead. */
export async function step(
  who: Caller,
  topic: TopicDetail,
  action: ActionId,
  input: object = {},
): Promise<TopicDetail> {
  return detailOf(await tryStep(who, topic, action, input))
}

export function tryStep(who: Caller, topic: TopicDetail, action: string, input: object = {}): Promise<Answer> {
  return who.post(`/api/topics/${topic.id}/${action.replace('.', '/')}`, { input, expectedVersion: topic.version })
}

const allNo = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, { answer: 'NO' }]))

/** A screening of a small matter in which nothing is excluded. */
export const SCREENING = {
  category: 'CULTURE',
  template: 'light',
  question: '小广场晚上几点结束活动？',
  questionKind: 'adopt',
  exclusions: allNo(EXCLUSION_IDS),
  others: allNo(OTHER_SCREEN_IDS),
  riskGrade: 'BLUE',
} as const

export const BY_HOUSEHOLD = {
  scope: { kind: 'community' },
  motions: [{ text: '晚上八点半结束', presetId: 'RESIDENT_MEETING_HOUSEHOLD' }],
} as const

/** From the proposal to the frozen electorate of a small matter. */
export async function toNotice(
  resident: Caller,
  coordinator: Caller,
  communityId: string,
  title: string,
): Promise<TopicDetail> {
  let topic = await propose(resident, communityId, { submit: true, title })
  topic = await step(coordinator, topic, 'propose.screen', SCREENING)
  topic = await step(coordinator, topic, 'propose.accept', { answer: '已受理。' })
  topic = await step(coordinator, topic, 'participants.set', BY_HOUSEHOLD)
  return step(coordinator, topic, 'participants.lock')
}
