import {
  type ElectoratePart,
  eachOnce,
  householdElectorate,
  isInParts,
  type JointUnit,
  jointElectorate,
  listElectorate,
  type MotionList,
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
export type Scope = ParticipantsSet['scope']

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
 * What all motions of a topic are counted in: the first unit type that each of their presets knows. Motions counted in
 * different kinds belong into two topics.
 */
export function sourceOf(motions: readonly { readonly presetId: string }[]): Result<Source, Refusal> {
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

/** Whom a motion concerns: its own scope, or else the whole matter's. */
export function scopeOfMotion(set: { readonly scope: Scope }, motion: { readonly scope?: Scope | undefined }): Scope {
  return motion.scope ?? set.scope
}

/** A motion with its scope, and what the roster says within it. */
export interface ScopedMotion {
  readonly id: string
  readonly scope: Scope
  readonly roster: Roster
}

export interface Electorate {
  /** Everybody who votes on some motion, with what they have in any of their scopes. */
  readonly units: readonly JointUnit[]
  readonly lists: readonly MotionList[]
}

/** Who votes on what: each motion counted by its own scope, the whole over what lies in any of them. */
export function electorateOf(
  source: Source,
  motions: readonly ScopedMotion[],
  today: string,
): Result<Electorate, Refusal> {
  // Motions without a scope of their own share the matter's, the very object: counted once
  const byScope = new Map<Scope, readonly VotingUnit[]>()
  for (const { scope, roster } of motions) {
    if (byScope.has(scope)) continue
    const counted = votingUnits(source, scope, roster, today)
    if (!counted.ok) return counted
    byScope.set(scope, counted.value)
  }
  const lists = motions.map(({ id, scope }) => ({ motionId: id, units: byScope.get(scope) ?? [] }))
  const [only, ...others] = byScope.values()
  const whole =
    only !== undefined && others.length === 0
      ? { ok: true as const, value: only }
      : votingUnits(source, anyOf(motions), jointRoster(motions), today)
  if (!whole.ok) return whole
  return { ok: true, value: { units: jointElectorate(whole.value, lists), lists } }
}

/** What lies in the scope of any of the motions, each entry once; of people the roster itself was read by the scope. */
export function jointRoster(motions: readonly Omit<ScopedMotion, 'id'>[]): Roster {
  const within = motions.map(({ scope, roster }) => ({ parts: partsOf(scope), roster }))
  return {
    households: eachOnce(within.map(({ parts, roster }) => roster.households.filter((one) => isInParts(one, parts)))),
    persons: eachOnce(within.map(({ roster }) => roster.persons)),
    units: eachOnce(within.map(({ parts, roster }) => roster.units.filter((unit) => isInParts(unit, parts)))),
  }
}

function anyOf(motions: readonly ScopedMotion[]): Scope {
  // Whoever is on the lists of two motions is one head of the whole, however the name is spaced in each
  const names = new Map(motions.flatMap(({ scope }) => (scope.names ?? []).map((name) => [nameKey(name), name])))
  return { kind: 'community', ...(names.size === 0 ? {} : { names: [...names.values()] }) }
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
