import { z } from 'zod'
import { DESTINATION_IDS } from '../../admissibility/destinations.js'
import { EXCLUSION_IDS, OTHER_SCREEN_IDS } from '../../admissibility/exclusions.js'
import { addDays } from '../../civil-time.js'
import { action, type Change, patch } from '../action.js'
import { CATEGORY_IDS, category } from '../category.js'
import { id, line, prose } from '../fields.js'
import { type Guard, holds } from '../guard.js'
import { notAfter } from '../input-faults.js'
import { legalConclusion } from '../legal.js'
import { ORGANISERS } from '../role.js'
import { at, type Stage } from '../stage.js'
import { TEMPLATE_IDS, template } from '../templates/registry.js'
import type { Topic, TransitionContext } from '../topic.js'
import { screeningInput } from './1-propose.record.js'

const screening = at('propose', 'screening')
const propose = (topic: Topic) => topic.records.propose

/** Exclusions and screens answered with `answer`. */
function answered(topic: Topic, answer: 'YES' | 'SUSPECT'): string[] {
  const s = propose(topic).screening
  if (!s) return []
  const lines = { ...s.exclusions, ...s.others }
  return Object.entries(lines)
    .filter(([, l]) => l.answer === answer)
    .map(([key]) => key)
}

/** The record without what was said of a text or a screening that no longer stands. */
function startAfresh(record: Topic['records']['propose']): Topic['records']['propose'] {
  return { ...record, screening: undefined, legalOpinion: undefined, townshipConsent: undefined }
}

const signed = (c: TransitionContext) => ({ by: c.actor.accountId, at: c.now })

export const guards = {
  'G1.1': { stage: 'propose', check: (t) => holds(propose(t).screening !== undefined) },
  'G1.2': {
    stage: 'propose',
    check: (t) => {
      const signers = propose(t).screening?.signers.length ?? 0
      const needed = template(t.template).waives.includes('SD.1') ? 1 : 2
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
      const ground = propose(t).declined?.ground ?? ''
      const lawful = ['EX1_LAW_SETTLED', 'EX2_SUPERIOR_MANDATE', 'EX3_UNLAWFUL_OR_IMPROPER'].includes(ground)
      return holds(!c.facts.statutoryInitiative || (lawful && propose(t).legalOpinion !== undefined))
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
  'OW.1': {
    stage: 'any',
    check: (t, c) => holds(c.actor.role !== 'resident' || c.actor.accountId === t.proposerAccountId),
  },
} satisfies Record<string, Guard>

/** The matter ends here with an answer to its proposer. */
function answer(
  topic: Topic,
  text: string,
  c: TransitionContext,
  fields: Partial<Topic['records']['propose']>,
): Change {
  return { records: patch(topic, 'propose', { answer: { ...signed(c), text }, ...fields }) }
}

export const actions = {
  'propose.submit': action({
    roles: ['resident', ...ORGANISERS],
    ownOnly: 'residents',
    from: [at('propose', 'draft'), at('propose', 'returned')],
    to: [screening],
    guards: ['OW.1'],
    input: z.object({}),
    event: 'topic.submitted',
    // What was screened, advised on and consented to before was another text
    apply: (t, _, c) => ({
      records: { propose: { ...startAfresh(propose(t)), submittedAt: c.now } },
    }),
  }),
  'propose.screen': action({
    roles: ORGANISERS,
    from: [screening],
    to: 'same',
    guards: [],
    input: screeningInput.extend({ category: z.enum(CATEGORY_IDS), template: z.enum(TEMPLATE_IDS) }),
    faults: (_, { partyDiscussedOn }, c) => notAfter('/partyDiscussedOn', partyDiscussedOn, c.today, 'not-yet-held'),
    event: 'topic.screened',
    apply: (t, { category, template, ...input }, c) => ({
      category,
      template,
      // An opinion or a consent was given to the screening of before
      records: {
        propose: {
          ...startAfresh(propose(t)),
          screening: { ...input, signers: [c.actor.accountId], at: c.now },
        },
      },
    }),
  }),
  'propose.countersign': action({
    roles: ORGANISERS,
    from: [screening],
    to: 'same',
    guards: ['G1.1'],
    input: z.object({}),
    event: 'topic.screening-countersigned',
    apply: (t, _, c) => {
      const s = propose(t).screening
      if (!s) return {}
      const signers = [...new Set([...s.signers, c.actor.accountId])]
      return { records: patch(t, 'propose', { screening: { ...s, signers } }) }
    },
  }),
  'propose.legal-opinion': action({
    roles: ['expert', 'community-admin'],
    from: [screening],
    to: 'same',
    guards: ['G1.1'],
    input: z.object({ conclusion: z.enum(legalConclusion), adviser: line, text: prose }),
    event: 'topic.legal-opinion-recorded',
    apply: (t, input, c) => ({
      records: patch(t, 'propose', { legalOpinion: { ...input, recordedBy: c.actor.accountId, at: c.now } }),
    }),
  }),
  'propose.consent': action({
    roles: ['township-admin'],
    from: [screening],
    to: 'same',
    guards: ['G1.1'],
    input: z.object({ note: prose }),
    event: 'topic.risk-consented',
    apply: (t, input, c) => ({ records: patch(t, 'propose', { townshipConsent: { ...signed(c), ...input } }) }),
  }),
  'propose.accept': action({
    roles: ORGANISERS,
    from: [screening],
    to: [at('participants', 'active')],
    guards: ['G1.1', 'G1.2', 'G1.3', 'G1.4', 'G1.5', 'G1.6', 'G1.7', 'SD.1', 'CO.1', 'TL.1'],
    settles: ['G1.7'],
    input: z.object({ answer: prose }),
    event: 'topic.accepted',
    apply: (t, input, c) => answer(t, input.answer, c, { coSignsAtAcceptance: c.facts.coSigns }),
  }),
  'propose.return': action({
    roles: ORGANISERS,
    from: [screening],
    to: [at('propose', 'returned')],
    guards: [],
    input: z.object({ reason: prose }),
    event: 'topic.returned',
    apply: (t, input, c) => ({
      records: patch(t, 'propose', { returned: { ...signed(c), ...input, dueOn: addDays(c.today, 10) } }),
    }),
  }),
  'propose.decline': action({
    roles: ['community-admin'],
    from: [screening],
    to: [at('propose', 'declined')],
    guards: ['G1.1', 'G1.2', 'G1.7', 'ST.1'],
    settles: ['G1.7', 'ST.1'],
    input: z.object({ ground: z.enum([...EXCLUSION_IDS, ...OTHER_SCREEN_IDS]), reason: prose }),
    event: 'topic.declined',
    confirm: true,
    apply: (t, input, c) => answer(t, input.reason, c, { declined: { ...signed(c), ...input } }),
  }),
  'propose.refer': action({
    roles: ORGANISERS,
    from: [screening],
    to: [at('propose', 'referred')],
    guards: ['G1.1', 'G1.2', 'G1.7'],
    settles: ['G1.7'],
    input: z.object({ destination: z.enum(DESTINATION_IDS), organisation: line, reason: prose }),
    event: 'topic.referred',
    confirm: true,
    apply: (t, input, c) => answer(t, input.reason, c, { referral: { ...signed(c), ...input } }),
  }),
  'propose.split': action({
    roles: ['community-admin'],
    from: [screening],
    to: [at('propose', 'referred')],
    guards: ['G1.1', 'G1.2', 'G1.7'],
    settles: ['G1.7'],
    input: z.object({
      destination: z.enum(DESTINATION_IDS),
      organisation: line,
      reason: prose,
      admissibleTitle: z.string().trim().min(1).max(40),
      admissibleText: prose,
    }),
    event: 'topic.split',
    confirm: true,
    apply: (t, { admissibleTitle, admissibleText, ...input }, c) => ({
      ...answer(t, input.reason, c, { referral: { ...signed(c), ...input } }),
      effects: [{ kind: 'child-topic', title: admissibleTitle, description: admissibleText, relation: 'split' }],
    }),
  }),
  'propose.merge': action({
    roles: ['community-admin'],
    from: [screening],
    to: [at('propose', 'merged')],
    guards: ['G1.1', 'G1.2', 'G1.7'],
    settles: ['G1.7'],
    input: z.object({ topicId: id, reason: prose }),
    event: 'topic.merged',
    confirm: true,
    apply: (t, input, c) => ({
      ...answer(t, input.reason, c, { mergedInto: { ...signed(c), ...input } }),
      effects: [{ kind: 'merge-into', topicId: input.topicId }],
    }),
  }),
  'propose.withdraw': action({
    roles: ['resident', 'coordinator', 'community-admin'],
    // The office ends a matter by answering it (decline, refer, return), not by taking it back in somebody's place
    ownOnly: 'everybody',
    from: [
      at('propose', 'draft'),
      screening,
      at('propose', 'returned'),
      at('participants', 'active'),
      at('notice', 'active'),
    ],
    to: (['propose', 'participants', 'notice'] as readonly Stage[]).map((s) => at(s, 'withdrawn')),
    route: (t) => at(t.stage, 'withdrawn'),
    guards: ['OW.1'],
    input: z.object({ reason: prose }),
    event: 'topic.withdrawn',
    confirm: true,
    apply: (t, input, c) => ({ records: patch(t, 'propose', { withdrawn: { ...signed(c), ...input } }) }),
  }),
}
