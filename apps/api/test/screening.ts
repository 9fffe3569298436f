import {
  inboxSchema,
  type ReferralView,
  type ScreeningView,
  screeningViewSchema,
  type TopicDetail,
} from '@gongyi/shared/contracts'
import { EXCLUSION_IDS, OTHER_SCREEN_IDS } from '@gongyi/shared/domain'
import type { Caller } from './app.js'
import { detailOf, SCREENING } from './topics.js'

type Lines = Readonly<Partial<Record<string, string>>>

/** A sheet in which these lines are answered so, each on its ground; the rest are NO. */
export function sheetWith(yes: Lines, more: object = {}, suspect: Lines = {}): object {
  const line = (id: string) => {
    const [answer, ground] = yes[id] ? ['YES', yes[id]] : suspect[id] ? ['SUSPECT', suspect[id]] : ['NO', undefined]
    return answer === 'NO' ? { answer } : { answer, ground, evidence: '现场照片两张，走访记录一份' }
  }
  const lines = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, line(id)]))
  return {
    ...SCREENING,
    template: 'standard',
    exclusions: lines(EXCLUSION_IDS),
    others: lines(OTHER_SCREEN_IDS),
    ...more,
  }
}

export async function screeningOf(who: Caller, topic: TopicDetail): Promise<ScreeningView> {
  return screeningViewSchema.parse((await who.get(`/api/topics/${topic.id}/screening`)).body)
}

export async function referralOf(who: Caller, topic: TopicDetail, nth = 0): Promise<ReferralView> {
  const referral = (await screeningOf(who, topic)).referrals[nth]
  if (referral === undefined) throw new Error('nothing was referred')
  return referral
}

/** The topic as it is now. */
export async function fresh(who: Caller, { id }: TopicDetail): Promise<TopicDetail> {
  return detailOf(await who.get(`/api/topics/${id}`))
}

/** Kinds of notices about a topic in somebody's inbox, oldest first. */
export async function toldOf(who: Caller, { id }: TopicDetail): Promise<readonly string[]> {
  const { items } = inboxSchema.parse((await who.get('/api/inbox?limit=100')).body)
  return items
    .filter(({ topicId }) => topicId === id)
    .map(({ kind }) => kind)
    .toReversed()
}
