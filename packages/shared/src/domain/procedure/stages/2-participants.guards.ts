import type { z } from 'zod'
import { VOTING_PRESETS } from '../../voting/registry.js'
import { category } from '../category.js'
import { type Guard, holds } from '../guard.js'
import type { InputFault } from '../input-faults.js'
import { INTERESTED_SIDES, leaders } from '../leading.js'
import { isNamed } from '../same-name.js'
import { recusedFromOffice, sharedName } from '../separation.js'
import { template } from '../templates/registry.js'
import type { Topic } from '../topic.js'
import type { participantsInput } from './2-participants.record.js'

const record = (topic: Topic) => topic.records.participants

/** Motions whose preset the category does not allow; a locked category allows only the statute's own (§3.1.1). */
function wrongPresets(topic: Topic): string[] {
  const rules = category(topic.category)
  const motions = record(topic).set?.motions ?? []
  return motions.map((m) => m.presetId).filter((p) => !rules.presets.includes(p) || !(p in VOTING_PRESETS))
}

/** A request was upheld and the electorate not set again since: the list is still the wrong one. */
const isOutdated = (topic: Topic) => record(topic).upheld !== undefined

type Party = NonNullable<Topic['records']['participants']['set']>['stakeholders'][number]

/** Who gains or bears something wherever the matter reaches; whoever builds or watches speaks for no building. */
const CONCERNED: readonly Party['interest'][] = ['BENEFIT', 'BURDEN']

/** Buildings of the electorate that no party speaks for; a party concerned without buildings of its own speaks for all. */
function uncovered(parties: readonly Party[], buildings: readonly string[]): readonly string[] {
  const isEverywhere = ({ interest, buildings: own = [] }: Party) => own.length === 0 && CONCERNED.includes(interest)
  if (parties.some(isEverywhere)) return []
  const spoken = new Set(parties.flatMap((party) => party.buildings ?? []))
  return buildings.filter((building) => !spoken.has(building))
}

/** Where people are named: a dash, a number or one letter names nobody. */
export function namelessFaults({ stakeholders, recusals, officers }: z.output<typeof participantsInput>): InputFault[] {
  const names = [
    ...stakeholders.map(
      ({ spokesperson }, i) => [`/stakeholders/${i}/spokesperson`, spokesperson || undefined] as const,
    ),
    ...recusals.map(({ person }, i) => [`/recusals/${i}/person`, person] as const),
    ['/officers/chair/name', officers?.chair.name] as const,
    ['/officers/minuteTaker/name', officers?.minuteTaker.name] as const,
  ]
  return names.flatMap(([pointer, name]) =>
    name === undefined || isNamed(name) ? [] : [{ pointer, code: 'no-name' as const }],
  )
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
      const silent = parties
        .filter((s) => s.interest === 'BURDEN' && !isNamed(s.spokesperson ?? ''))
        .map((s) => s.party)
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
