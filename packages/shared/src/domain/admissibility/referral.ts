import { addDays, addWorkingDays, CHINA_CALENDAR, type CivilDate, type HolidayCalendar } from '../civil-time.js'
import type { Label } from '../label.js'
import { DEFAULT_TIME_LIMITS } from '../time-limits.js'
import type { DestinationId } from './destinations.js'

/** Where a referral stands: decided on, sent, received by the organisation, answered; or taken back after a review. */
export const REFERRAL_STATES = ['DECIDED', 'SENT', 'RECEIVED', 'DONE', 'RECALLED'] as const
export type ReferralState = (typeof REFERRAL_STATES)[number]

/** What came of it. The first five are those of a mediation (`domain.md` §7.1). */
export const REFERRAL_OUTCOMES = {
  AGREED: { zh: '达成书面协议', en: 'Agreed in writing' },
  ORAL_AGREED: { zh: '达成口头协议', en: 'Agreed by word of mouth' },
  FAILED: { zh: '调解不成，已告知仲裁、诉讼途径', en: 'No agreement; told of arbitration and court' },
  WITHDRAWN: { zh: '当事人撤回', en: 'Withdrawn by a party' },
  TRANSFERRED: { zh: '转由其他单位办理', en: 'Passed on to another body' },
  HANDLED: { zh: '已办理', en: 'Dealt with' },
  EXPLAINED: { zh: '已解释说明', en: 'Explained' },
} as const satisfies Readonly<Record<string, Label>>
export type ReferralOutcome = keyof typeof REFERRAL_OUTCOMES
export const REFERRAL_OUTCOME_IDS = Object.keys(REFERRAL_OUTCOMES) as [ReferralOutcome, ...ReferralOutcome[]]

/** L1 grid, L2 village or community, L3 township, L4 county; each with its days. */
export const MEDIATION_LEVELS = ['L1', 'L2', 'L3', 'L4'] as const
export type MediationLevel = (typeof MEDIATION_LEVELS)[number]

/** What two parties quarrel about; like quarrels are counted to see a rule missing. */
export const DISPUTE_KINDS = {
  LEAK: { zh: '漏水渗水', en: 'Leaks' },
  DRIP: { zh: '空调滴水', en: 'Dripping air conditioners' },
  NOISE: { zh: '噪音', en: 'Noise' },
  LIGHT: { zh: '采光通风', en: 'Light and air' },
  PARKING: { zh: '停车', en: 'Parking' },
  PETS: { zh: '养宠物', en: 'Pets' },
  DEBT: { zh: '欠款', en: 'Debts' },
  FAMILY: { zh: '婚姻家庭', en: 'Family' },
  LABOUR: { zh: '劳动报酬', en: 'Wages' },
  LAND: { zh: '土地房屋', en: 'Land and houses' },
  CONSUMER: { zh: '消费', en: 'Consumer' },
  OTHER: { zh: '其他', en: 'Other' },
} as const satisfies Readonly<Record<string, Label>>
export type DisputeKind = keyof typeof DISPUTE_KINDS
export const DISPUTE_KIND_IDS = Object.keys(DISPUTE_KINDS) as [DisputeKind, ...DisputeKind[]]

/** So many like disputes in a year suggest a common rule (`domain.md` §3.1.2, EX5). */
export const RULE_SUGGESTED_AT = 3
const YEAR_D = 365

/** The first day of the twelve months in which like disputes count. */
export function similarSince(today: CivilDate): CivilDate {
  return addDays(today, -YEAR_D)
}

/** True when so many disputes of this kind call for a common rule. */
export function suggestsRule(kind: DisputeKind, count: number): boolean {
  return kind !== 'OTHER' && count >= RULE_SUGGESTED_AT
}

/** Where a matter is to go. `parties` are homes, never names. */
export interface ReferralOrder {
  readonly destination: DestinationId
  readonly organisation: string
  readonly reason: string
  /** Why it goes elsewhere than the screening suggests. */
  readonly deviation?: string | undefined
  readonly disputeKind?: DisputeKind | undefined
  readonly level?: MediationLevel | undefined
  readonly parties?: readonly string[] | undefined
}

/** What happened to a referral, as the desk heard of it; `on` is the civil day it happened. */
export type ReferralStep = { readonly referralId: string; readonly on: CivilDate; readonly note: string } & (
  | { readonly kind: 'SENT' | 'RECEIVED' }
  | { readonly kind: 'LEVEL'; readonly level: MediationLevel }
  | {
      readonly kind: 'RESULT'
      readonly outcome: ReferralOutcome
      readonly agreement?: { readonly on: CivilDate; readonly text: string } | undefined
    }
  | { readonly kind: 'RATED'; readonly satisfied: boolean }
)

/** The state after a step, or null when the step does not follow from where the referral stands. */
export function afterReferralStep(state: ReferralState, kind: ReferralStep['kind']): ReferralState | null {
  const next: Readonly<Record<ReferralStep['kind'], Partial<Record<ReferralState, ReferralState>>>> = {
    SENT: { DECIDED: 'SENT' },
    RECEIVED: { SENT: 'RECEIVED' },
    LEVEL: { SENT: 'SENT', RECEIVED: 'RECEIVED' },
    RESULT: { RECEIVED: 'DONE' },
    RATED: { DONE: 'DONE' },
  }
  return next[kind][state] ?? null
}

/** What the deadlines of a referral are reckoned from; civil days. */
export interface ReferralDates {
  readonly destination: DestinationId
  readonly decidedOn: CivilDate
  readonly sentOn: CivilDate | null
  readonly receivedOn: CivilDate | null
  readonly level: MediationLevel | null
  /** When the present level of mediation began. */
  readonly levelOn: CivilDate | null
}

export interface ReferralDeadlines {
  readonly transferDueOn: CivilDate
  /** Known once it was sent. */
  readonly receiptDueOn: CivilDate | null
  /** Reckoned from the sending until receipt is known, then from the receipt. */
  readonly resultDueOn: CivilDate | null
}

const PETITION_D = 60

/**
 * The days of a referral (`domain.md` §3.1.3): handed over within 1 working day, received within 2, answered within 15;
 * a petition within 60 natural days (信访工作条例 34), a mediation within the days of its level (§7.1).
 */
export function referralDeadlines(dates: ReferralDates, calendar: HolidayCalendar = CHINA_CALENDAR): ReferralDeadlines {
  const { transferWd, receiptWd, resultWd } = DEFAULT_TIME_LIMITS.referral
  const from = dates.receivedOn ?? dates.sentOn
  return {
    transferDueOn: addWorkingDays(dates.decidedOn, transferWd, calendar),
    receiptDueOn: dates.sentOn === null ? null : addWorkingDays(dates.sentOn, receiptWd, calendar),
    resultDueOn: from === null ? null : resultDue(dates, from, resultWd, calendar),
  }
}

function resultDue(dates: ReferralDates, from: CivilDate, workingDays: number, calendar: HolidayCalendar): CivilDate {
  if (dates.destination === 'PETITION') return addDays(from, PETITION_D)
  if (dates.level !== null) return addDays(dates.levelOn ?? from, levelDays(dates.level))
  return addWorkingDays(from, workingDays, calendar)
}

function levelDays(level: MediationLevel): number {
  const { level1D, level2D, level3D, level4D } = DEFAULT_TIME_LIMITS.mediation
  return { L1: level1D, L2: level2D, L3: level3D, L4: level4D }[level]
}

/** The day the next step of a referral is due, or null when nothing more is awaited. */
export function nextReferralDue(state: ReferralState, due: ReferralDeadlines): CivilDate | null {
  if (state === 'DECIDED') return due.transferDueOn
  if (state === 'SENT') return due.receiptDueOn
  return state === 'RECEIVED' ? due.resultDueOn : null
}

/** The last day on which both parties may ask a court to confirm their agreement (人民调解法 33: 30 days). */
export function judicialConfirmationUntil(agreedOn: CivilDate): CivilDate {
  return addDays(agreedOn, DEFAULT_TIME_LIMITS.mediation.judicialConfirmationD)
}
