import { addDays, type CivilDate } from '../civil-time.js'

/** What can be wrong with an input that is well formed, most of all its days and hours; the words live in the catalogues under these codes. */
export const FAULTS = {
  'meeting-past': 'the meeting would be held before now',
  'talk-past': 'the talk would be held before now',
  'vote-past': 'the vote would open before today',
  'vote-ends-first': 'the vote would close before it opens',
  'extended-too-little': 'an extension ends after the day set before',
  'extended-too-much': 'the ballot would last longer than the procedure allows',
  'extended-too-late': 'the ballot is over and can no longer be extended',
  'not-yet-held': 'this day is still to come: only what has been held is recorded',
  'deadline-past': 'the deadline lies before today, or before the vote is over',
  'due-past': 'the task would be due before today',
  'follow-up-past': 'the follow-up would be before today',
  'count-differs': 'the sheet typed a second time differs from the first',
  'talk-after-vote': 'the talk would be held after the vote has opened',
  'chair-company': 'nobody of the property company or the developer leads the talks',
  'chair-unexplained': 'another chair than the one of step 2 needs a side and a reason',
  'no-name': 'a name has two letters at least',
  'before-submission': 'this day lies before the matter was submitted',
  'reached-over-invited': 'more units heard than invited',
  'nobody-invited': 'people came though no unit was invited',
  'text-unchanged': 'the text that did not pass goes to the vote again unchanged',
  'ground-differs': 'the supervisor agreed on another ground, or no objection was upheld',
  'withdrawn-too-late': 'once a ballot was opened the matter is no longer its proposer’s to withdraw',
  'decision-stands': 'a matter decided upon does not end for this reason',
  'reason-differs': 'the ending was agreed for another reason',
  'resume-past': 'the day to go on lies before tomorrow',
  'resume-too-late': 'a suspension lasts 30 days at most',
  'deviation-needed': 'the screening suggests another place: say why it goes here',
  'referral-needed': 'a matter refused on this ground is handed on: say where to',
  'mediation-only': 'kind, level and homes belong to a mediation',
  'level-not-higher': 'a mediation goes up to a higher level, never down',
  'before-sent': 'this day lies before the referral was sent',
  'title-unchanged': 'the part that goes on needs a title of its own',
  'consent-needed': 'the proposer has to agree',
} as const
export type FaultCode = keyof typeof FAULTS

/** One field of an action's input that fits its schema and still cannot be, seen from today and from the records. */
export interface InputFault {
  /** JSON pointer into the input. */
  readonly pointer: string
  readonly code: FaultCode
}

/** Faults of a day before `floor`; a day left out is no fault. */
export function notBefore(
  pointer: string,
  day: CivilDate | undefined,
  floor: CivilDate,
  code: FaultCode,
): readonly InputFault[] {
  return day !== undefined && day < floor ? [{ pointer, code }] : []
}

/** Faults of a day after `ceiling`; a day left out is no fault. */
export function notAfter(
  pointer: string,
  day: CivilDate | undefined,
  ceiling: CivilDate,
  code: FaultCode,
): readonly InputFault[] {
  return day !== undefined && day > ceiling ? [{ pointer, code }] : []
}

/** Faults of an appointment that is over: its day gone by, or its hour on the present day (Asia/Shanghai). */
export function notOver(
  pointer: string,
  { on, time }: { readonly on: CivilDate; readonly time?: string | undefined },
  now: string,
  code: FaultCode,
): readonly InputFault[] {
  const [end, field] = time === undefined ? [`${addDays(on, 1)}T00:00`, 'on'] : [`${on}T${time}`, 'time']
  return Date.parse(`${end}:00+08:00`) <= Date.parse(now) ? [{ pointer: `${pointer}/${field}`, code }] : []
}
