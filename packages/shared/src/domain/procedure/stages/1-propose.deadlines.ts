import { nextReferralDue, referralDeadlines } from '../../admissibility/referral.js'
import { addWorkingDays, CHINA_CALENDAR, type CivilDate, civilDateOf, type HolidayCalendar } from '../../civil-time.js'
import { DEFAULT_TIME_LIMITS } from '../../time-limits.js'
import type { StageRecords } from '../records.js'
import type { Position } from '../stage.js'
import { isDispatchOpen } from './1-propose.checklist.js'

export const SCREENING_DEADLINE_IDS = [
  'formal-check',
  'decision',
  'reply',
  'more-info',
  'review-request',
  'review-answer',
  'dispatch-check',
] as const
export type ScreeningDeadlineId = (typeof SCREENING_DEADLINE_IDS)[number]

/** A day by which somebody has to have done something in step 1; that day is the last. */
export interface ScreeningDeadline {
  readonly id: ScreeningDeadlineId
  readonly dueOn: CivilDate
  readonly by: 'desk' | 'proposer' | 'township'
}

type Screened = Position & { readonly records: Pick<StageRecords, 'propose'> }

/**
 * What is due in step 1 where the topic stands, earliest first (`domain.md` §3.1): formal check 3 working days after
 * it was handed in, decision 5, or 10 once an opinion was asked for in time; the written answer 3 working days after
 * the decision; further information 10 days; a review may be asked for within 5 working days of the answer and is
 * itself answered within 5. Empty where nothing is due.
 */
export function screeningDeadlines(
  topic: Screened,
  calendar: HolidayCalendar = CHINA_CALENDAR,
): readonly ScreeningDeadline[] {
  if (topic.stage !== 'propose') return []
  const record = topic.records.propose
  if (topic.status === 'screening') return whileScreening(record, calendar)
  if (topic.status === 'returned')
    return record.returned === undefined ? [] : [{ id: 'more-info', dueOn: record.returned.dueOn, by: 'proposer' }]
  if (topic.status === 'declined' || topic.status === 'referred')
    return [...secondLook(record), ...afterwards(record, calendar)].toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
  return []
}

/** The deadline that comes first, or null. */
export function nextScreeningDeadline(
  topic: Screened,
  calendar: HolidayCalendar = CHINA_CALENDAR,
): ScreeningDeadline | null {
  return screeningDeadlines(topic, calendar)[0] ?? null
}

/** The day by which the first of the referrals still out takes its next step; null when none is out. */
export function referralDue(
  { referrals = [] }: StageRecords['propose'],
  calendar: HolidayCalendar = CHINA_CALENDAR,
): CivilDate | null {
  const days = referrals.flatMap((one) => nextReferralDue(one.state, referralDeadlines(one, calendar)) ?? [])
  return days.toSorted()[0] ?? null
}

/** The last day on which a review of the answer may be asked for. */
export function reviewRequestUntil(answeredAt: string, calendar: HolidayCalendar = CHINA_CALENDAR): CivilDate {
  return addWorkingDays(civilDateOf(answeredAt), DEFAULT_TIME_LIMITS.propose.reviewRequestWd, calendar)
}

function whileScreening(record: StageRecords['propose'], calendar: HolidayCalendar): readonly ScreeningDeadline[] {
  const limits = DEFAULT_TIME_LIMITS.propose
  // Sent back from a later step: the first answer was given long ago, and no period of the proposer's runs
  if (record.answer !== undefined && record.restartedAt === undefined) return []
  const from = record.restartedAt ?? record.submittedAt
  if (from === undefined) return []
  const start = civilDateOf(from)
  const usual = addWorkingDays(start, limits.decisionWd, calendar)
  const asked = record.opinionRequested?.at ?? record.legalOpinion?.at
  const inTime = asked !== undefined && civilDateOf(asked) <= usual
  const decision = inTime ? addWorkingDays(start, limits.decisionWithOpinionWd, calendar) : usual
  const check = addWorkingDays(start, limits.formalCheckWd, calendar)
  return [
    ...(record.screening === undefined ? [{ id: 'formal-check', dueOn: check, by: 'desk' } as const] : []),
    { id: 'decision', dueOn: decision, by: 'desk' },
    { id: 'reply', dueOn: addWorkingDays(decision, limits.replyWd, calendar), by: 'desk' },
  ]
}

/** Danger or crime sent on by one person: a second looks at it within a working day. */
function secondLook(record: StageRecords['propose']): readonly ScreeningDeadline[] {
  const { dispatch } = record
  if (dispatch === undefined || !isDispatchOpen(record)) return []
  return [{ id: 'dispatch-check', dueOn: dispatch.dueOn, by: 'desk' }]
}

function afterwards({ answer, review }: StageRecords['propose'], calendar: HolidayCalendar): ScreeningDeadline[] {
  if (answer === undefined || review?.answered !== undefined) return []
  if (review === undefined)
    return [{ id: 'review-request', dueOn: reviewRequestUntil(answer.at, calendar), by: 'proposer' }]
  const dueOn = addWorkingDays(civilDateOf(review.at), DEFAULT_TIME_LIMITS.propose.reviewAnswerWd, calendar)
  return [{ id: 'review-answer', dueOn, by: 'township' }]
}
