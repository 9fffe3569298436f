import type { FormatId } from './registry.js'

/** What is known about a topic when formats are chosen. */
export interface SelectionFacts {
  readonly technicalOrSafety: boolean
  readonly burdensMinority: boolean
  /** fen; null when unknown */
  readonly budgetFen: bigint | null
  readonly affectedHouseholds: number
  readonly riskGrade: 'BLUE' | 'YELLOW' | 'ORANGE' | 'RED'
  readonly absentOwners: boolean
}

/** A demand on the plan: at least one of `anyOf`. `id` names the reason; advice is not binding. */
export interface FormatDemand {
  readonly id: string
  readonly anyOf: readonly FormatId[]
  readonly mandatory: boolean
}

/** Above this budget a hearing or an open talk is needed: 200,000 yuan in fen [practice]. */
export const LARGE_BUDGET_FEN = 20_000_000n
/** Above this number of households likewise [practice]. */
export const MANY_HOUSEHOLDS = 200

/** Which formats the matter itself calls for (`domain.md` §3.4). */
export function formatDemands(facts: SelectionFacts): readonly FormatDemand[] {
  const large = facts.budgetFen !== null && facts.budgetFen > LARGE_BUDGET_FEN
  const risky = facts.riskGrade === 'ORANGE' || facts.riskGrade === 'RED'
  const open: readonly FormatId[] = ['DECISION_HEARING', 'OPEN_TALK']
  const demands: readonly (readonly [boolean, FormatDemand])[] = [
    [facts.technicalOrSafety, { id: 'format.needs-experts', anyOf: ['EXPERT_CONSULT'], mandatory: true }],
    [facts.burdensMinority, { id: 'format.needs-visits', anyOf: ['VISIT_INTERVIEW'], mandatory: true }],
    [
      large || facts.affectedHouseholds > MANY_HOUSEHOLDS || risky,
      { id: 'format.needs-open-meeting', anyOf: open, mandatory: true },
    ],
    [facts.absentOwners, { id: 'format.suggest-inquiry', anyOf: ['WRITTEN_INQUIRY'], mandatory: false }],
    [facts.absentOwners, { id: 'format.suggest-online', anyOf: ['ONLINE_CONSULT'], mandatory: false }],
  ]
  return demands.filter(([applies]) => applies).map(([, demand]) => demand)
}
