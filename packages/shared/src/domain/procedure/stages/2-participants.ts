import { z } from 'zod'
import { addDays } from '../../civil-time.js'
import { VOTING_PRESETS } from '../../voting/registry.js'
import { action, patch } from '../action.js'
import { category } from '../category.js'
import { id, line, optionalProse, prose } from '../fields.js'
import { type Guard, holds } from '../guard.js'
import { INTERESTED_SIDES, leaders } from '../leading.js'
import { ORGANISERS } from '../role.js'
import { recusedFromOffice, sharedName } from '../separation.js'
import { at } from '../stage.js'
import { template } from '../templates/registry.js'
import type { Topic } from '../topic.js'
import { motionInput, officers, recusal, scope, stakeholder } from './2-participants.record.js'

const here = at('participants', 'active')
const record = (topic: Topic) => topic.records.participants

/** Motions whose preset the category does not allow; a locked category allows only the statute's own (§3.1.1). */
function wrongPresets(topic: Topic): string[] {
  const rules = category(topic.category)
  const motions = record(topic).set?.motions ?? []
  return motions.map((m) => m.presetId).filter((p) => !rules.presets.includes(p) || !(p in VOTING_PRESETS))
}

/** A request was upheld and the electorate not set again since: the list is still the wrong one. */
const isOutdated = (topic: Topic) => record(topic).upheld !== undefined

/** Buildings of the electorate that no party speaks for; a party without buildings of its own speaks for all. */
function uncovered(
  parties: readonly { readonly buildings?: readonly string[] | undefined }[],
  buildings: readonly string[],
): readonly string[] {
  if (parties.some((party) => party.buildings === undefined || party.buildings.length === 0)) return []
  const spoken = new Set(parties.flatMap((party) => party.buildings ?? []))
  return buildings.filter((building) => !spoken.has(building))
}

export const guards = {
  'G2.1': {
    stage: 'participants',
    check: (t) => {
      const wrong = wrongPresets(t)
      const ids = record(t).set?.motions.map((m) => m.id) ?? []
      const distinct = new Set(ids).size === ids.length
      return holds(record(t).set !== undefined && wrong.length === 0 && distinct, { wrong: wrong.join(',') })
    },
  },
  'G2.2': { stage: 'participants', check: (_, c) => holds(c.facts.electorate.heads > 0) },
  'G2.3': {
    stage: 'participants',
    check: (t, c) => {
      const endsOn = record(t).publicised?.endsOn
      const open = c.facts.electorate.openCorrections
      const required = template(t.template).limits.rosterPublicityD > 0
      if (open > 0) return { reason: 'open', open }
      if (isOutdated(t)) return { reason: 'upheld' }
      if (endsOn === undefined) return holds(!required, { reason: 'unpublished' })
      // The last day counts in full (民法典 201, 203)
      return holds(c.today > endsOn, { endsOn })
    },
  },
  'G2.4': {
    stage: 'participants',
    check: (_, { facts: { electorate: e } }) =>
      holds(e.areaCenti === e.unitAreaSumCenti && e.duplicateUnits === 0, { duplicates: e.duplicateUnits }),
  },
  'G2.5': {
    stage: 'participants',
    check: (t, { facts: { electorate: e } }) => {
      const parties = record(t).set?.stakeholders ?? []
      const silent = parties.filter((s) => s.interest === 'BURDEN' && !s.spokesperson).map((s) => s.party)
      if (parties.length === 0 || silent.length > 0) return { silent: silent.join('、') }
      const bare = uncovered(parties, e.buildings)
      return holds(bare.length === 0, { reason: 'uncovered', buildings: bare.join('、') })
    },
  },
  'G2.6': { stage: 'participants', check: (t) => holds(record(t).set?.recusalsAsked === true) },
  'G2.7': {
    stage: 'participants',
    check: (t) => holds(record(t).supervisor !== undefined),
  },
  'SU.5': {
    stage: 'participants',
    check: (t, c) => {
      const open = c.facts.electorate.openCorrections
      if (open > 0) return { reason: 'open', open }
      return holds(!isOutdated(t), { reason: 'upheld' })
    },
  },
  'G2.8': {
    stage: 'participants',
    check: (t) => {
      const { chair, minuteTaker } = record(t).set?.officers ?? {}
      if (chair === undefined || minuteTaker === undefined) return true
      if (INTERESTED_SIDES.includes(chair.side)) return { reason: 'company' }
      return holds(sharedName([chair.name], [minuteTaker.name]) === undefined, { reason: 'same' })
    },
  },
  'G2.9': { stage: 'participants', check: (t) => holds(record(t).set?.officers !== undefined) },
  'SD.8': {
    stage: 'participants',
    check: (t) => {
      const person = sharedName(leaders(t), recusedFromOffice(t))
      return holds(person === undefined, { person: person ?? '' })
    },
  },
} satisfies Record<string, Guard>

export const actions = {
  'participants.set': action({
    roles: ORGANISERS,
    from: [here],
    to: 'same',
    guards: ['G2.1', 'G2.8', 'SD.8'],
    settles: ['G2.1', 'G2.8', 'SD.8'],
    input: z.object({
      scope,
      motions: z
        .array(motionInput.extend({ id: id.optional() }))
        .min(1)
        .max(10),
      stakeholders: z.array(stakeholder).max(50).default([]),
      recusals: z.array(recusal).max(50).default([]),
      officers: officers.optional(),
      recusalsAsked: z.boolean().default(false),
    }),
    event: 'participants.set',
    apply: (t, input, c) => ({
      records: {
        participants: {
          set: {
            ...input,
            motions: input.motions.map((m, i) => ({ ...m, id: m.id ?? motionId(t, i) })),
            by: c.actor.accountId,
            at: c.now,
          },
        },
      },
      effects: [{ kind: 'propose-electorate' }],
    }),
  }),
  'participants.publicise': action({
    roles: ORGANISERS,
    from: [here],
    to: 'same',
    guards: ['G2.1', 'G2.2', 'G2.4'],
    input: z.object({ places: z.array(line).min(1).max(50) }),
    event: 'participants.publicised',
    apply: (t, input, c) => ({
      records: patch(t, 'participants', {
        publicised: {
          ...input,
          on: c.today,
          endsOn: addDays(c.today, template(t.template).limits.rosterPublicityD),
          by: c.actor.accountId,
        },
      }),
    }),
  }),
  'participants.sign': action({
    roles: ['supervisor'],
    from: [here],
    to: 'same',
    guards: ['G2.1', 'G2.2', 'SU.5'],
    input: z.object({ note: optionalProse }),
    event: 'participants.supervised',
    apply: (t, input, c) => ({
      records: patch(t, 'participants', { supervisor: { ...input, by: c.actor.accountId, at: c.now } }),
    }),
  }),
  'participants.lock': action({
    roles: ORGANISERS,
    from: [here],
    to: [at('notice', 'active')],
    guards: ['G2.1', 'G2.2', 'G2.3', 'G2.4', 'G2.5', 'G2.6', 'G2.7', 'G2.8', 'G2.9', 'SD.8'],
    input: z.object({}),
    event: 'participants.locked',
    confirm: true,
    apply: (t, _, c) => ({
      records: patch(t, 'participants', {
        locked: { at: c.now, heads: c.facts.electorate.heads, areaCenti: c.facts.electorate.areaCenti },
      }),
      effects: [{ kind: 'freeze-electorate' }],
    }),
  }),
  'participants.rescreen': action({
    roles: ORGANISERS,
    from: [here],
    to: [at('propose', 'screening')],
    guards: [],
    input: z.object({ reason: prose }),
    event: 'participants.sent-back',
    confirm: true,
    apply: (t) => ({ records: { propose: { submittedAt: t.records.propose.submittedAt }, participants: {} } }),
  }),
}

/** A motion's id derived from the topic's: the last group counts the motion, so that replaying gives the same ids. */
function motionId(topic: Topic, index: number): string {
  const tail = (BigInt(`0x${topic.id.slice(-12)}`) ^ BigInt(index + 1)).toString(16).padStart(12, '0')
  return topic.id.slice(0, -12) + tail
}
