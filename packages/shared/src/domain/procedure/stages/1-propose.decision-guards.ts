import { type Guard, holds } from '../guard.js'
import type { StageRecords } from '../records.js'
import { boundDestinations, outcomeOf } from './1-propose.checklist.js'
import { propose } from './1-propose.shared.js'

/** What binds the answer to a proposal: the outcome fits what was screened, and an initiative has its rights. */

/** The only grounds on which an initiative with the statutory share may be declined (domain.md §3.1). */
const STATUTORY_GROUNDS: readonly string[] = ['EX1_LAW_SETTLED', 'EX2_SUPERIOR_MANDATE', 'EX3_UNLAWFUL_OR_IMPROPER']
/** What many people asked for by right is not sent away as somebody's private quarrel, an injustice or a repetition. */
const NOT_FOR_MANY: readonly string[] = ['EX4_MANIFESTLY_UNFAIR', 'EX5_PRIVATE_DISPUTE', 'NOT_A_TOPIC', 'DUPLICATE']

type Propose = StageRecords['propose']

/** An adviser has spoken, and did not say that nothing stands against it. */
function speaksAgainst({ legalOpinion }: Propose): boolean {
  return legalOpinion !== undefined && legalOpinion.conclusion !== 'NO_OBJECTION'
}

function isStatutory(id: string | undefined): boolean {
  return id !== undefined && STATUTORY_GROUNDS.includes(id)
}

/** Whether an initiative may be sent elsewhere: on a ground of law with its opinion, or for what is no exclusion at all. */
function maySendAway(hits: readonly string[], record: Propose): boolean {
  const lawful = hits.some(isStatutory) && speaksAgainst(record)
  return lawful || hits.some((id) => !isStatutory(id) && !NOT_FOR_MANY.includes(id))
}

export const decisionGuards = {
  'ST.1': {
    stage: 'propose',
    check: (t, c) =>
      holds(!c.facts.statutoryInitiative || (isStatutory(propose(t).declined?.ground) && speaksAgainst(propose(t)))),
  },
  'ST.2': {
    stage: 'propose',
    check: (t, c) => holds(!c.facts.statutoryInitiative || maySendAway(outcomeOf(t)?.hits ?? [], propose(t))),
  },
  'ST.3': { stage: 'propose', check: (_t, c) => holds(!c.facts.statutoryInitiative) },
  'ST.4': {
    stage: 'propose',
    check: (t, c) => {
      const hits = outcomeOf(t)?.hits ?? []
      const lawful = hits.length > 0 && hits.every(isStatutory) && speaksAgainst(propose(t))
      return holds(!c.facts.statutoryInitiative || lawful)
    },
  },
  // An opinion that nothing stands against it carries no refusal on a ground of law
  'G1.9': {
    stage: 'propose',
    check: (t) => {
      const { declined, legalOpinion } = propose(t)
      return holds(!isStatutory(declined?.ground) || legalOpinion?.conclusion !== 'NO_OBJECTION')
    },
  },
  'SC.1': {
    stage: 'propose',
    check: (t) => {
      const { hits = [] } = outcomeOf(t) ?? {}
      const ground = propose(t).declined?.ground
      return holds(boundDestinations(hits).length === 0 && hits.some((id) => id === ground), { ground: ground ?? '' })
    },
  },
  'SC.2': { stage: 'propose', check: (t) => holds((outcomeOf(t)?.hits.length ?? 0) > 0) },
  'SC.3': {
    stage: 'propose',
    check: (t) => {
      const to = propose(t).referral?.destination
      const only = boundDestinations(outcomeOf(t)?.hits ?? [])
      return holds(only.length === 0 || only.some((id) => id === to), { only: only.join(',') })
    },
  },
  'SC.4': { stage: 'propose', check: (t) => holds(boundDestinations(outcomeOf(t)?.hits ?? []).length === 0) },
  'SC.5': {
    stage: 'propose',
    check: (t) => {
      const hits = outcomeOf(t)?.hits ?? []
      return holds(hits.length === 1 && hits[0] === 'DUPLICATE', { hits: hits.join(',') })
    },
  },
  'SC.6': {
    stage: 'propose',
    check: (t) => {
      const { screening } = propose(t)
      const lines = screening ? [...Object.values(screening.exclusions), ...Object.values(screening.others)] : []
      const hits = lines.filter(({ answer }) => answer === 'YES')
      return holds(hits.length > 0 && hits.every(({ partial }) => partial === true))
    },
  },
} satisfies Record<string, Guard>
