import { addDays, addWorkingDays, type CivilDate, civilDateOf } from '../civil-time.js'
import { DEFAULT_TIME_LIMITS } from '../time-limits.js'
import { nextScreeningDeadline, referralDue, screeningDeadlines } from './stages/1-propose.deadlines.js'
import type { Topic } from './topic.js'

/** What a list counts from rows to say whose turn it is; cheaper than all {@link Facts}. */
export interface TurnFacts {
  readonly openCorrections: number
  readonly unansweredOpinions: number
  readonly unverifiedPaper: number
  /** Accounts that typed in the paper ballots now waiting for their check. */
  readonly paperEnterers: readonly string[]
  readonly openObjections: number
  /** When the oldest objection still open was raised. */
  readonly objectedAt: string | null
  readonly tasks: {
    readonly total: number
    readonly open: number
    readonly submitted: number
    /** Accounts that reported the tasks now waiting for acceptance. */
    readonly reporters: readonly string[]
  }
  /** The earliest due day of a task neither accepted nor cancelled. */
  readonly taskDueOn: CivilDate | null
}

export interface RunningTopic extends Topic {
  readonly stageSince: string
}

/** The last day of what is going on where the topic stands (domain.md §3.10); null where no limit runs. */
export function dueDay(topic: RunningTopic, facts: Pick<TurnFacts, 'objectedAt' | 'taskDueOn'>): CivilDate | null {
  const since = civilDateOf(topic.stageSince)
  const { propose, deliberate, filing } = DEFAULT_TIME_LIMITS
  const { records } = topic
  if (topic.status === 'suspended') return topic.suspension?.resumeBy ?? null
  switch (`${topic.stage}/${topic.status}`) {
    case 'propose/screening':
      // Sent back from a later step its periods are over; it is screened again as fast as the first time
      return nextScreeningDeadline(topic)?.dueOn ?? addWorkingDays(since, propose.decisionWd)
    case 'propose/returned':
      return nextScreeningDeadline(topic)?.dueOn ?? addDays(since, propose.moreInfoD)
    case 'propose/declined':
    case 'propose/referred':
      return followUpDue(topic)
    case 'deliberate/active':
      return addDays(since, deliberate.opinionWindowMaxD)
    case 'vote/active':
      return voteDue(topic, facts.objectedAt, since)
    case 'filing/active':
      return addWorkingDays(since, filing.submitWd)
    case 'filing/returned':
      return addWorkingDays(civilDateOf(records.filing.returns.at(-1)?.at ?? topic.stageSince), filing.correctionWd)
    case 'filing/submitted':
      return addWorkingDays(records.filing.submitted?.on ?? since, filing.formalityReviewWd)
    case 'implement/active':
      return facts.taskDueOn
    default:
      return null
  }
}

/** A review is answered, or a referral takes its next step, whichever is first; the right to ask for one is no duty. */
function followUpDue(topic: RunningTopic): CivilDate | null {
  const review = screeningDeadlines(topic).find(({ id }) => id === 'review-answer')?.dueOn ?? null
  const referral = referralDue(topic.records.propose)
  return [review, referral].filter((day) => day !== null).toSorted()[0] ?? null
}

/** An objection is decided in its own days; an open ballot ends on its last day; the whole step has its longest. */
function voteDue({ records: { vote } }: RunningTopic, objectedAt: string | null, since: CivilDate): CivilDate {
  const limits = DEFAULT_TIME_LIMITS.vote
  if (objectedAt !== null) return addWorkingDays(civilDateOf(objectedAt), limits.objectionWd)
  const closesAt = vote.closed === undefined ? (vote.extended ?? vote.opened)?.closesAt : undefined
  // The window ends at 24:00, which is already the next day
  if (closesAt !== undefined) return addDays(civilDateOf(closesAt), -1)
  return addDays(since, limits.maxTotalD)
}
