import { category } from '../category.js'
import { type Guard, holds } from '../guard.js'
import { template } from '../templates/registry.js'
import type { Topic } from '../topic.js'
import { heldBackByWords, isOpinionMissing, outcomeOf } from './1-propose.checklist.js'
import { decisionGuards } from './1-propose.decision-guards.js'
import { propose } from './1-propose.shared.js'

/** Exclusions and screens answered with `answer`. */
function answered(topic: Topic, answer: 'YES' | 'SUSPECT'): string[] {
  const s = propose(topic).screening
  if (!s) return []
  const lines = { ...s.exclusions, ...s.others }
  return Object.entries(lines)
    .filter(([, l]) => l.answer === answer)
    .map(([key]) => key)
}

type Screened = Pick<Topic, 'records' | 'template' | 'category'>

/** What the category allows at all, and small matters only at a small risk (TL.1). */
function fitsTemplate({ records, template: id, category: kind }: Screened): boolean {
  const grade = records.propose.screening?.riskGrade ?? 'BLUE'
  const isSmall = grade === 'BLUE' || grade === 'YELLOW'
  return category(kind).templates.includes(id) && (!template(id).smallMattersOnly || isSmall)
}

/** An adviser's opinion is a second pair of eyes when somebody put it on record who did not sign the screening. */
function isSecondPairOfEyes({ legalOpinion, screening }: Topic['records']['propose']): boolean {
  return legalOpinion !== undefined && screening?.signers.includes(legalOpinion.recordedBy) === false
}

/**
 * Two sign, or one in a small matter that a light template fits, whose words held nothing back and whose category stays as
 * proposed; never its proposer (SD.1). A YES takes two everywhere, or there one with a legal opinion
 * recorded by another; danger and crime do not wait for a second signature (domain.md §3.1.2).
 */
export function signersNeeded(topic: Screened): 1 | 2 {
  const record = propose(topic)
  const outcome = outcomeOf(topic)
  if (outcome?.verdict === 'DISPATCH') return 1
  const isRelabelled = record.categoryProposed !== undefined && record.categoryProposed !== topic.category
  const isPlain = !isRelabelled && heldBackByWords(record) === 'PUBLIC' && fitsTemplate(topic)
  if (!isPlain || !template(topic.template).smallMattersOnly) return 2
  return outcome === null || outcome.hits.length === 0 || isSecondPairOfEyes(record) ? 1 : 2
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
  'TL.1': {
    stage: 'propose',
    check: (t) => holds(fitsTemplate(t), { template: t.template, grade: propose(t).screening?.riskGrade ?? 'BLUE' }),
  },
  'G1.8': { stage: 'propose', check: (t) => holds(!isOpinionMissing(t)) },
  'RI.1': {
    stage: 'propose',
    check: (t, c) => {
      if (t.status !== 'returned') return true
      const dueOn = (propose(t).returned ?? propose(t).earlier?.at(-1)?.returned)?.dueOn
      return holds(dueOn === undefined || c.today <= dueOn, { dueOn: dueOn ?? '' })
    },
  },
  'RI.3': {
    stage: 'propose',
    check: (t, c) => {
      const before = propose(t).returned ?? propose(t).earlier?.at(-1)?.returned
      return holds(before?.textHash === undefined || before.textHash !== c.facts.textHash)
    },
  },
  'RI.4': {
    stage: 'propose',
    check: (t, c) => {
      const isSecond = propose(t).earlier?.some(({ returned }) => returned !== undefined) === true
      return holds(!isSecond || c.actor.role === 'community-admin')
    },
  },
  'OW.1': {
    stage: 'any',
    check: (t, c) => holds(c.actor.role !== 'resident' || c.actor.accountId === t.proposerAccountId),
  },
  ...decisionGuards,
} satisfies Record<string, Guard>
