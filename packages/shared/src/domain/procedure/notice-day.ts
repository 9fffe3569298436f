import type { CivilDate } from '../civil-time.js'
import type { Topic } from './topic.js'

/** Notices published since the list of participants was locked: a wider list has not been told by an earlier one. */
export function noticesInForce({ records }: Pick<Topic, 'records'>) {
  const lockedAt = records.participants.locked?.at
  return records.notice.versions.filter(({ at }) => lockedAt === undefined || at >= lockedAt)
}

/**
 * The civil day from which the lead before the vote is counted: that of the notice naming time, place and agenda.
 * A fresh announcement of a later round comes first, then NOTICE_B, then a combined notice; null when none was served.
 * Source: domain.md §3.3 "statutory notice periods run only from a notice that contains time, place and agenda".
 */
export function noticeDay(topic: Pick<Topic, 'records' | 'round'>): CivilDate | null {
  const { vote, format } = topic.records
  const noticeB = format.noticeB?.round === topic.round ? format.noticeB : undefined
  const combined = noticesInForce(topic).findLast((v) => v.kind === 'combined' && v.meeting !== undefined)
  return vote.announced?.on ?? noticeB?.on ?? (topic.round === 1 ? combined?.on : undefined) ?? null
}

type Plan = Topic['records']['format']['plan']
type Promises = Pick<NonNullable<Plan>, 'formats' | 'vote' | 'ruleText'>

/**
 * The meeting a combined notice promised and the plan no longer holds: no talk and no vote on that day at that place.
 * Undefined when the promise is kept, or when NOTICE_B of this round, made from the plan itself, has replaced it.
 */
export function brokenPromise({ records, round }: Pick<Topic, 'records' | 'round'>) {
  const { plan, noticeB } = records.format
  const promised = noticesInForce({ records }).at(-1)?.meeting
  if (promised === undefined || plan === undefined || round > 1 || noticeB?.round === round) return undefined
  const { on, place } = promised
  const talks = plan.formats.some((talk) => talk.on === on && talk.place === place)
  const { opensOn, closesOn } = plan.vote
  const votes = opensOn <= on && on <= closesOn && plan.vote.place === place
  return talks || votes ? undefined : { on, place }
}

/** True when two plans tell residents the same days, hours, places and rule of the vote. */
export function samePromises(before: Promises | undefined, after: Promises): boolean {
  const told = ({ formats, vote, ruleText }: Promises) =>
    JSON.stringify([
      formats.map(({ format, on, time, place }) => [format, on, time, place]),
      [vote.method, vote.opensOn, vote.closesOn, vote.place],
      ruleText,
    ])
  return before !== undefined && told(before) === told(after)
}
