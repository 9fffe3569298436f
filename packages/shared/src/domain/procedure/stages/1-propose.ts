import { z } from 'zod'
import { stricter } from '../../admissibility/disclosure.js'
import { addDays, workingDayOnOrAfter } from '../../civil-time.js'
import { DEFAULT_TIME_LIMITS } from '../../time-limits.js'
import { action, type Change, patch } from '../action.js'
import { CATEGORY_IDS, category } from '../category.js'
import { line, prose } from '../fields.js'
import { notAfter } from '../input-faults.js'
import { legalConclusion } from '../legal.js'
import { ORGANISERS } from '../role.js'
import { at, type Stage } from '../stage.js'
import { TEMPLATE_IDS } from '../templates/registry.js'
import type { Topic, TransitionContext } from '../topic.js'
import { startAfresh } from './1-propose.checklist.js'
import { answer, decisions } from './1-propose.decisions.js'
import { screeningInput } from './1-propose.record.js'
import { propose, signed } from './1-propose.shared.js'

export { guards } from './1-propose.guards.js'

const screening = at('propose', 'screening')
/** The category it was proposed under, with a procedure that category allows. */
function asProposed(topic: Topic): Pick<Change, 'category' | 'template'> {
  const kind = propose(topic).categoryProposed ?? topic.category
  const { templates } = category(kind)
  return {
    category: kind,
    template: templates.includes(topic.template) ? topic.template : (templates[0] ?? topic.template),
  }
}

/** After acceptance nobody counts any more: what it was then stands in the record. */
function wasInitiative(topic: Topic, c: TransitionContext): true | undefined {
  const had = topic.stage === 'propose' ? c.facts.statutoryInitiative : propose(topic).initiative
  return had === true ? true : undefined
}

export const actions = {
  'propose.submit': action({
    roles: ['resident', ...ORGANISERS],
    ownOnly: 'residents',
    from: [at('propose', 'draft'), at('propose', 'returned')],
    to: [screening],
    guards: ['OW.1', 'RI.1', 'RI.3'],
    input: z.object({}),
    event: 'topic.submitted',
    // What was screened before was another text
    apply: (t, _, c) => {
      const record = t.status === 'returned' ? startAfresh(propose(t)) : propose(t)
      const heldBack = stricter(record.heldBack ?? 'PUBLIC', c.facts.heldBack)
      const firstSubmittedAt = record.firstSubmittedAt ?? record.submittedAt ?? c.now
      // A signature stands for the text it was given to
      const lapse = t.status === 'returned' && c.facts.textReplaced && c.facts.coSigns > 0
      const signaturesLapsed = lapse ? true : undefined
      const begun = { submittedAt: c.now, firstSubmittedAt, categoryProposed: t.category, signaturesLapsed }
      return {
        records: { propose: { ...record, ...begun, heldBack } },
        effects: lapse ? [{ kind: 'lapse-co-signs' }] : [],
      }
    },
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
          ...propose(t),
          categoryProposed: propose(t).categoryProposed ?? t.category,
          legalOpinion: undefined,
          townshipConsent: undefined,
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
  'propose.request-opinion': action({
    roles: ORGANISERS,
    from: [screening],
    to: 'same',
    when: (t) => propose(t).opinionRequested === undefined && propose(t).legalOpinion === undefined,
    guards: [],
    input: z.object({ from: line, question: prose }),
    event: 'topic.opinion-requested',
    apply: (t, input, c) => ({ records: patch(t, 'propose', { opinionRequested: { ...signed(c), ...input } }) }),
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
    apply: (t, input, c) => ({
      ...answer(t, input.answer, c, { coSignsAtAcceptance: c.facts.coSigns }),
      effects: [{ kind: 'issue-letter', letter: 'ACCEPTANCE' }],
    }),
  }),
  'propose.return': action({
    roles: ORGANISERS,
    from: [screening],
    to: [at('propose', 'returned')],
    guards: ['RI.4'],
    input: z.object({ reason: prose }),
    event: 'topic.returned',
    apply: (t, input, c) => {
      // Ten natural days; a last day of rest moves to the next that is worked (民法典 203)
      const dueOn = workingDayOnOrAfter(addDays(c.today, DEFAULT_TIME_LIMITS.propose.moreInfoD))
      return {
        // To its proposer it goes back as what they took it for
        ...asProposed(t),
        records: patch(t, 'propose', {
          returned: { ...signed(c), ...input, dueOn, textHash: c.facts.textHash || undefined },
        }),
        effects: [
          { kind: 'issue-letter', letter: 'SUPPLEMENT' },
          { kind: 'ring-lapse', after: dueOn },
        ],
      }
    },
  }),
  ...decisions,
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
    apply: (t, input, c) => ({
      records: patch(t, 'propose', { withdrawn: { ...signed(c), ...input }, initiative: wasInitiative(t, c) }),
    }),
  }),
}
