import { z } from 'zod'
import { addWorkingDays } from '../../civil-time/deadline.js'
import { CHINA_CALENDAR } from '../../civil-time/holiday-calendar.js'
import { action, patch } from '../action.js'
import { line, optionalProse, prose } from '../fields.js'
import { type Guard, holds } from '../guard.js'
import { ORGANISERS } from '../role.js'
import { at, type Position } from '../stage.js'
import { template } from '../templates/registry.js'
import type { Topic } from '../topic.js'
import { keptOriginal, RETURN_REASON_IDS, RETURN_REASONS, REVIEW_ITEMS } from './7-filing.record.js'

const preparing = at('filing', 'active')
const submitted = at('filing', 'submitted')
const returned = at('filing', 'returned')
const filedPlaces = [at('implement', 'active'), at('filing', 'not-adopted')]

const record = (topic: Topic) => topic.records.filing

/** A matter with at least one motion adopted is carried out; the others end here, filed and published all the same. */
function afterFiling(topic: Topic): Position {
  const results = topic.records.vote.count?.results ?? []
  return results.some((r) => r.count.outcome === 'PASSED') ? at('implement', 'active') : at('filing', 'not-adopted')
}

export const guards = {
  'G7.1': {
    stage: 'filing',
    check: (_, c) => holds(c.facts.dossierMissing.length === 0, { missing: c.facts.dossierMissing.join(',') }),
  },
  'G7.2': { stage: 'filing', check: (_, c) => holds(c.facts.filingPrefix !== null) },
  'G7.3': { stage: 'filing', check: (_, c) => holds(c.facts.publicVersionClean) },
  'SU.1': { stage: 'filing', check: (t) => holds(record(t).supervisor !== undefined) },
  'SD.4': { stage: 'filing', check: (t, c) => holds(record(t).submitted?.by !== c.actor.accountId) },
  'TL.3': {
    stage: 'filing',
    check: (t, c) => {
      const on = record(t).submitted?.on
      const due = on ? addWorkingDays(on, template(t.template).limits.deemedFiledWd, CHINA_CALENDAR) : ''
      return holds(on !== undefined && c.today > due, { due })
    },
  },
} satisfies Record<string, Guard>

export const actions = {
  'filing.countersign': action({
    roles: ['supervisor'],
    from: [preparing, returned],
    to: 'same',
    guards: [],
    input: z.object({ opinion: prose }),
    event: 'filing.supervised',
    apply: (t, input, c) => ({
      records: patch(t, 'filing', { supervisor: { ...input, by: c.actor.accountId, at: c.now } }),
    }),
  }),
  'filing.note-originals': action({
    roles: ORGANISERS,
    from: [preparing, returned],
    to: 'same',
    guards: [],
    input: z.object({
      originals: z
        .array(keptOriginal)
        .min(1)
        .refine((all) => new Set(all.map(({ attachment }) => attachment)).size === all.length, 'each attachment once'),
    }),
    event: 'filing.originals-noted',
    apply: (t, input, c) => {
      const noted = input.originals.map((original) => ({ ...original, by: c.actor.accountId, at: c.now }))
      const others = record(t).originals.filter((old) => !noted.some(({ attachment }) => attachment === old.attachment))
      return { records: patch(t, 'filing', { originals: [...others, ...noted] }) }
    },
  }),
  'filing.submit': action({
    roles: ORGANISERS,
    from: [preparing, returned],
    to: [submitted],
    guards: ['SU.1', 'G7.1', 'G7.3'],
    input: z.object({ responsible: line, letter: prose, budgetSource: optionalProse }),
    event: 'filing.submitted',
    apply: (t, input, c) => ({
      records: patch(t, 'filing', { submitted: { ...input, by: c.actor.accountId, at: c.now, on: c.today } }),
    }),
  }),
  'filing.accept': action({
    roles: ['township-admin'],
    from: [submitted],
    to: filedPlaces,
    route: afterFiling,
    guards: ['G7.1', 'G7.2', 'G7.3', 'SD.4'],
    input: z.object({
      checked: z
        .array(z.enum(REVIEW_ITEMS))
        .refine((checked) => new Set(checked).size === REVIEW_ITEMS.length, 'every item, each once'),
      note: optionalProse,
    }),
    event: 'filing.accepted',
    confirm: true,
    apply: (t, input, c) => ({
      records: patch(t, 'filing', { review: { ...input, by: c.actor.accountId, at: c.now, on: c.today } }),
      effects: [{ kind: 'issue-filing-number' }],
    }),
  }),
  'filing.return': action({
    roles: ['township-admin'],
    from: [submitted],
    to: [returned, at('deliberate', 'active')],
    route: (_, input) => (RETURN_REASONS[input.reason] === 'FORM' ? returned : at('deliberate', 'active')),
    guards: ['SD.4'],
    input: z.object({ reason: z.enum(RETURN_REASON_IDS), note: prose }),
    event: 'filing.returned',
    confirm: true,
    apply: (t, input, c) => {
      const returns = [...record(t).returns, { ...input, by: c.actor.accountId, at: c.now }]
      if (RETURN_REASONS[input.reason] === 'FORM') return { records: patch(t, 'filing', { returns }) }
      const reason = `${input.reason}: ${input.note}`
      return {
        round: t.round + 1,
        records: {
          filing: { returns, originals: [] },
          deliberate: { sessions: [], reason },
          vote: {
            decisions: [],
            fourTwo: t.records.vote.fourTwo,
            fromRound: { reason },
            earlier: [...t.records.vote.earlier, 'VOID'],
          },
        },
      }
    },
  }),
  'filing.deem': action({
    roles: ['community-admin'],
    from: [submitted],
    to: filedPlaces,
    route: afterFiling,
    guards: ['TL.3', 'G7.2'],
    input: z.object({}),
    event: 'filing.deemed',
    confirm: true,
    apply: (t) => ({
      records: patch(t, 'filing', { deemed: true }),
      effects: [{ kind: 'issue-filing-number' }],
    }),
  }),
}
