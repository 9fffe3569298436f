import type { CivilDate } from '../civil-time.js'
import type { Topic } from './topic.js'

/**
 * The civil day from which the lead before the vote is counted: that of the notice naming time, place and agenda.
 * A fresh announcement of a later round comes first, then NOTICE_B, then a combined notice; null when none was served.
 * Source: domain.md §3.3 "statutory notice periods run only from a notice that contains time, place and agenda".
 */
export function noticeDay(topic: Pick<Topic, 'records' | 'round'>): CivilDate | null {
  const { vote, format, notice } = topic.records
  const noticeB = format.noticeB?.round === topic.round ? format.noticeB : undefined
  const combined = notice.versions.findLast((v) => v.kind === 'combined' && v.meeting !== undefined)
  return vote.announced?.on ?? noticeB?.on ?? (topic.round === 1 ? combined?.on : undefined) ?? null
}
