import type { ReferralView } from '@gongyi/shared/contracts'
import {
  type CivilDate,
  civilDate,
  DESTINATION_IDS,
  DISPUTE_KIND_IDS,
  judicialConfirmationUntil,
  MEDIATION_LEVELS,
  maskPersonalData,
  nextReferralDue,
  REFERRAL_OUTCOME_IDS,
  REFERRAL_STATES,
  referralDeadlines,
} from '@gongyi/shared/domain'
import { z } from 'zod'

export const referralState = z.enum(REFERRAL_STATES)

/** A date column as it comes: midnight UTC of the civil day. */
const day = z.date().transform((date) => civilDate(date.toISOString().slice(0, 10)))

const rowSchema = z.object({
  id: z.string(),
  topicId: z.string(),
  slipNo: z.string(),
  destination: z.enum(DESTINATION_IDS),
  organisation: z.string(),
  reason: z.string(),
  deviation: z.string().nullable(),
  disputeKind: z.enum(DISPUTE_KIND_IDS).nullable(),
  parties: z.array(z.string()),
  level: z.enum(MEDIATION_LEVELS).nullable(),
  levelOn: day.nullable(),
  state: referralState,
  decidedOn: day,
  sentOn: day.nullable(),
  receivedOn: day.nullable(),
  resultOn: day.nullable(),
  outcome: z.enum(REFERRAL_OUTCOME_IDS).nullable(),
  result: z.string().nullable(),
  agreedOn: day.nullable(),
  agreement: z.string().nullable(),
  satisfied: z.boolean().nullable(),
  satisfiedNote: z.string().nullable(),
  events: z.array(z.object({ kind: z.string(), on: day, note: z.string() })),
})
type Words = 'destination' | 'disputeKind' | 'level' | 'state' | 'outcome'
/** As the database holds it: words not yet known to be of their lists. */
export type ReferralRow = Omit<z.input<typeof rowSchema>, Words> &
  Readonly<Record<'destination' | 'state', string>> &
  Readonly<Record<'disputeKind' | 'level' | 'outcome', string | null>>

/**
 * How much of a referral somebody reads. `desk`: all. `proposer`: every step and the result, not the desk's list of
 * homes. `public`: why and what came of it, without numbers of people. `place`: where it went and how far it is.
 */
export type ReferralSight = 'desk' | 'proposer' | 'public' | 'place'

export function referralView(row: ReferralRow, sight: ReferralSight, today: CivilDate): ReferralView {
  const { levelOn, events, ...parsed } = rowSchema.parse(row)
  const due = nextReferralDue(parsed.state, referralDeadlines({ ...parsed, levelOn }))
  const isClose = sight === 'desk' || sight === 'proposer'
  const said = (text: string | null) =>
    sight === 'place' || text === null ? null : isClose ? text : maskPersonalData(text)
  return {
    ...parsed,
    reason: said(parsed.reason),
    deviation: said(parsed.deviation),
    result: said(parsed.result),
    agreement: isClose ? parsed.agreement : null,
    satisfiedNote: isClose ? parsed.satisfiedNote : null,
    disputeKind: sight === 'place' ? null : parsed.disputeKind,
    level: sight === 'place' ? null : parsed.level,
    parties: sight === 'desk' ? parsed.parties : [],
    judicialUntil:
      isClose && parsed.outcome === 'AGREED' && parsed.agreedOn ? judicialConfirmationUntil(parsed.agreedOn) : null,
    agreedOn: isClose ? parsed.agreedOn : null,
    dueOn: due,
    overdue: due !== null && due < today,
    steps: isClose ? events.map(({ kind, on, note }) => ({ kind, on, note })) : [],
  }
}
