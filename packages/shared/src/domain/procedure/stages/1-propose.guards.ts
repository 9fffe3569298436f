import type { DestinationId } from '../../admissibility/destinations.js'
import { OTHER_SCREEN_IDS, OTHER_SCREENS } from '../../admissibility/other-screens.js'
import { category } from '../category.js'
import { type Guard, holds } from '../guard.js'
import { template } from '../templates/registry.js'
import type { Topic } from '../topic.js'
import { isOpinionMissing, outcomeOf } from './1-propose.checklist.js'

const propose = (topic: Topic) => topic.records.propose

/** The only grounds on which an initiative with the statutory share may be declined (domain.md §3.1). */
const STATUTORY_GROUNDS = ['EX1_LAW_SETTLED', 'EX2_SUPERIOR_MANDATE', 'EX3_UNLAWFUL_OR_IMPROPER']
/** What many people asked for by right is not sent away as somebody's private quarrel or an injustice. */
const NOT_FOR_MANY: readonly string[] = ['EX4_MANIFESTLY_UNFAIR', 'EX5_PRIVATE_DISPUTE', 'NOT_A_TOPIC']

/** The only places a clue of crime or misconduct may go to. */
function clueDestinations(hits: readonly string[]): readonly DestinationId[] {
  return OTHER_SCREEN_IDS.filter((id) => hits.includes(id) && OTHER_SCREENS[id].confidential).flatMap(
    (id) => OTHER_SCREENS[id].destinations,
  )
}

/** Exclusions and screens answered with `answer`. */
function answered(topic: Topic, answer: 'YES' | 'SUSPECT'): string[] {
  const s = propose(topic).screening
  if (!s) return []
  const lines = { ...s.exclusions, ...s.others }
  return Object.entries(lines)
    .filter(([, l]) => l.answer === answer)
    .map(([key]) => key)
}

/**
 * Two sign, or one in a small matter, who is not its proposer (SD.1). A YES takes two everywhere, or one with a legal opinion; danger and
 * crime do not wait for a second signature (domain.md §3.1.2).
 */
export function signersNeeded(topic: Pick<Topic, 'records' | 'template'>): 1 | 2 {
  const usual = template(topic.template).smallMattersOnly ? 1 : 2
  const outcome = outcomeOf(topic)
  if (outcome === null || outcome.hits.length === 0) return usual
  if (outcome.verdict === 'DISPATCH') return 1
  return topic.records.propose.legalOpinion === undefined ? 2 : usual
}

export const guards = {
  'G1.1': { stage: 'propose', check: (t) => holds(propose(t).screening !== undefined) },
  'G1.2': {
    stage: 'propose',
    check: (t) => {
      const signers = propose(t).screening?.signers.length ?? 0
      const needed = signersNeeded(t)
      return holds(signers >= needed, { signers, needed })
    },
  },
  'G1.3': {
    stage: 'propose',
    check: (t) => {
      const hits = answered(t, 'YES')
      return holds(hits.length === 0, { hits: hits.join(',') })
    },
  },
  'G1.4': {
    stage: 'propose',
    check: (t) => {
      const needed = category(t.category).legalRequired || answered(t, 'SUSPECT').length > 0
      return holds(!needed || propose(t).legalOpinion?.conclusion === 'NO_OBJECTION')
    },
  },
  'G1.5': {
    stage: 'propose',
    check: (t) => {
      const grade = propose(t).screening?.riskGrade
      if (!grade) return {}
      return holds(grade !== 'RED' || propose(t).townshipConsent !== undefined, { grade })
    },
  },
  'G1.6': {
    stage: 'propose',
    check: (t) => holds(!category(t.category).partyFirst || propose(t).screening?.partyDiscussedOn !== undefined),
  },
  'G1.7': { stage: 'propose', check: (t) => holds(propose(t).answer !== undefined) },
  'SD.1': {
    stage: 'propose',
    check: (t) => holds((propose(t).screening?.signers ?? []).some((s) => s !== t.proposerAccountId)),
  },
  'CO.1': {
    stage: 'propose',
    check: (_t, c) => {
      const until = c.facts.coolingOffUntil
      return holds(until === null || c.today > until || c.facts.statutoryInitiative, { until: until ?? '' })
    },
  },
  'ST.1': {
    stage: 'propose',
    check: (t, c) => {
      const { declined, legalOpinion } = propose(t)
      const lawful = STATUTORY_GROUNDS.some((id) => declined?.ground === id)
      return holds(!c.facts.statutoryInitiative || (lawful && legalOpinion !== undefined))
    },
  },
  'ST.2': {
    stage: 'propose',
    check: (t, c) => {
      const hits = outcomeOf(t)?.hits ?? []
      return holds(!c.facts.statutoryInitiative || hits.some((id) => !NOT_FOR_MANY.includes(id)))
    },
  },
  'TL.1': {
    stage: 'propose',
    check: (t) => {
      const small = template(t.template).smallMattersOnly
      const allowed = category(t.category).templates.includes(t.template)
      const grade = propose(t).screening?.riskGrade ?? 'BLUE'
      return holds(allowed && (!small || grade === 'BLUE' || grade === 'YELLOW'), { template: t.template, grade })
    },
  },
  'G1.8': { stage: 'propose', check: (t) => holds(!isOpinionMissing(t)) },
  'SC.1': {
    stage: 'propose',
    check: (t) => {
      const { hits = [], confidential = false } = outcomeOf(t) ?? {}
      const ground = propose(t).declined?.ground
      return holds(!confidential && hits.some((id) => id === ground), { ground: ground ?? '' })
    },
  },
  'SC.2': { stage: 'propose', check: (t) => holds((outcomeOf(t)?.hits.length ?? 0) > 0) },
  'SC.3': {
    stage: 'propose',
    check: (t) => {
      const outcome = outcomeOf(t)
      const to = propose(t).referral?.destination
      const only = outcome?.confidential ? clueDestinations(outcome.hits) : []
      return holds(only.length === 0 || only.some((id) => id === to), { only: only.join(',') })
    },
  },
  'SC.4': { stage: 'propose', check: (t) => holds(outcomeOf(t)?.confidential !== true) },
  'RI.1': {
    stage: 'propose',
    check: (t, c) => {
      if (t.status !== 'returned') return true
      const dueOn = (propose(t).returned ?? propose(t).earlier?.at(-1)?.returned)?.dueOn
      return holds(dueOn === undefined || c.today <= dueOn, { dueOn: dueOn ?? '' })
    },
  },
  'OW.1': {
    stage: 'any',
    check: (t, c) => holds(c.actor.role !== 'resident' || c.actor.accountId === t.proposerAccountId),
  },
} satisfies Record<string, Guard>
