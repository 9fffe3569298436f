import {
  type ElectoratePart,
  householdElectorate,
  listElectorate,
  nameKey,
  ownerElectorate,
  personElectorate,
  type Refusal,
  type Result,
  refuse,
  type StageRecords,
  type UnitType,
  type VotingUnit,
  votePreset,
} from '@gongyi/shared/domain'

type ParticipantsSet = NonNullable<StageRecords['participants']['set']>
type Scope = ParticipantsSet['scope']

/** What the roster says of a community, as far as somebody may vote by it. */
export interface Roster {
  readonly households: Parameters<typeof householdElectorate>[0]
  readonly persons: Parameters<typeof personElectorate>[0]
  readonly units: Parameters<typeof ownerElectorate>[0]
}

/** The part of the roster a unit type needs; asked with the places a decision concerns. */
export type Source = 'households' | 'persons' | 'units' | 'list'

const SOURCES = {
  HOUSEHOLD: 'households',
  PERSON: 'persons',
  OWNER: 'units',
  DELEGATE: 'list',
  GROUP_DELEGATE: 'list',
  MEMBER: 'list',
} satisfies Record<UnitType, Source>

/**
 * What all motions of a topic are counted in: the first unit type that each of their presets knows. Motions that cannot
 * share an electorate belong into two topics.
 */
export function sourceOf(motions: ParticipantsSet['motions']): Result<Source, Refusal> {
  const types = motions.map((motion) => {
    const preset = votePreset(motion.presetId)
    return preset.ok ? preset.value.unitTypes : []
  })
  const shared = types[0]?.find((type) => types.every((others) => others.includes(type)))
  if (shared === undefined) return refuse('guard-unmet', [{ id: 'G2.1', params: { reason: 'one-kind' } }])
  return { ok: true, value: SOURCES[shared] }
}

/** The places a decision concerns. */
export function partsOf({ kind, propertyAreaId, buildings = [], stairwell = '' }: Scope): readonly ElectoratePart[] {
  const inArea = propertyAreaId === undefined ? {} : { propertyAreaId }
  switch (kind) {
    case 'building':
      return buildings.map((building) => ({ kind: 'BUILDING', building, ...inArea }))
    case 'stairwell':
      return buildings.map((building) => ({ kind: 'STAIRWELL', building, stairwell, ...inArea }))
    case 'property-area':
      return propertyAreaId === undefined ? [] : [{ kind: 'PROPERTY_AREA', propertyAreaId }]
    case 'community':
    case 'list':
      return [{ kind: 'ALL' }]
  }
}

/** The voting units by the law's own counting; an electorate of nobody is no refusal here but guard G2.2. */
export function votingUnits(
  source: Source,
  scope: Scope,
  roster: Roster,
  today: string,
): Result<readonly VotingUnit[], Refusal> {
  const counted = count(source, scope, roster, today)
  if (!counted.ok && counted.error.code === 'electorate-empty') return { ok: true, value: [] }
  return counted
}

function count(source: Source, scope: Scope, roster: Roster, today: string): Result<readonly VotingUnit[], Refusal> {
  const parts = partsOf(scope)
  switch (source) {
    case 'households':
      return householdElectorate(roster.households, parts)
    case 'persons':
      return personElectorate(roster.persons, today)
    case 'units':
      return ownerElectorate(roster.units, parts)
    case 'list':
      return listElectorate((scope.names ?? []).map(listed))
  }
}

/** One name however it is spaced: 王 小明 is 王小明, and whoever stands there twice is asked about, never dropped. */
function listed(name: string): { readonly id: string; readonly label: string } {
  return { id: `LIST:${nameKey(name)}`, label: `LIST:${name}` }
}
