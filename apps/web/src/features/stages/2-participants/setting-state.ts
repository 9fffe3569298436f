import type { PlaceView, TopicDetail } from '@gongyi/shared/contracts'
import {
  category,
  type INTERESTS,
  isVotePresetId,
  type SCOPE_KINDS,
  type UnitType,
  VOTING_PRESETS,
  type VotePreset,
} from '@gongyi/shared/domain'

export type ScopeKind = (typeof SCOPE_KINDS)[number]
export type Interest = (typeof INTERESTS)[number]

export interface Motion {
  readonly id?: string
  readonly text: string
  readonly presetId: string
}

export interface Party {
  readonly party: string
  readonly interest: Interest
  readonly spokesperson: string
}

export interface Recusal {
  readonly person: string
  readonly reason: string
}

/** The form of step 2 while it is being filled in. */
export interface Setting {
  readonly kind: ScopeKind
  readonly propertyAreaId: string | null
  readonly buildings: readonly string[]
  readonly stairwell: string
  readonly names: string
  readonly motions: readonly Motion[]
  readonly parties: readonly Party[]
  readonly recusals: readonly Recusal[]
  readonly recusalsAsked: boolean
}

/** The presets the topic's category allows, in its order. */
export function presetsOf(topic: Pick<TopicDetail, 'category'>): readonly VotePreset[] {
  return category(topic.category).presets.flatMap((id) => (isVotePresetId(id) ? [VOTING_PRESETS[id]] : []))
}

/** What the motions are counted in: the first unit type that all their presets know, as the API decides it. */
export function unitTypeOf(motions: readonly Motion[]): UnitType | undefined {
  const types = motions.map(({ presetId }) => (isVotePresetId(presetId) ? VOTING_PRESETS[presetId].unitTypes : []))
  return types[0]?.find((type) => types.every((others) => others.some((other) => other === type)))
}

const scopesByUnit = {
  PERSON: ['community', 'building', 'stairwell'],
  HOUSEHOLD: ['community', 'building', 'stairwell'],
  OWNER: ['property-area', 'building', 'stairwell'],
  DELEGATE: ['list'],
  GROUP_DELEGATE: ['list'],
  MEMBER: ['list'],
} as const satisfies Record<UnitType, readonly ScopeKind[]>

/** The scopes that make sense for what is counted: an estate for owners, a list for delegates. */
export function scopeKinds(motions: readonly Motion[]): readonly ScopeKind[] {
  const type = unitTypeOf(motions)
  return type === undefined ? [] : scopesByUnit[type]
}

export interface Beginning {
  readonly motionText: string
  readonly party: string
  readonly propertyAreaIds: readonly string[]
  readonly places: readonly PlaceView[]
}

/** What was set before, or a beginning good enough for a small matter: the screened question, the category's first rule. */
export function beginSetting(topic: TopicDetail, begin: Beginning): Setting {
  const set = topic.records.participants.set
  if (set === undefined) return freshSetting(topic, begin)
  return {
    kind: set.scope.kind,
    propertyAreaId: set.scope.propertyAreaId ?? null,
    buildings: set.scope.buildings ?? [],
    stairwell: set.scope.stairwell ?? '',
    names: (set.scope.names ?? []).join('\n'),
    motions: set.motions,
    parties: set.stakeholders.map(({ party, interest, spokesperson = '' }) => ({ party, interest, spokesperson })),
    recusals: set.recusals,
    recusalsAsked: set.recusalsAsked,
  }
}

function freshSetting(topic: TopicDetail, { motionText, party, propertyAreaIds, places }: Beginning): Setting {
  const question = topic.records.propose.screening?.question
  const text = question === undefined ? motionText : asMotion(question)
  const motions = [{ text, presetId: presetsOf(topic)[0]?.id ?? '' }]
  const [widest = 'community'] = scopeKinds(motions)
  const place = readPlace(`${topic.location ?? ''} ${topic.title}`, places)
  const propertyAreaId = widest === 'property-area' ? (propertyAreaIds[0] ?? null) : null
  // The proposal's own place narrows the vote only where the law says so: a lift is the stairwell's own matter (§3.1.1)
  const isNarrow = topic.category === 'OWNERS_REBUILD' && place !== undefined
  return {
    kind: isNarrow ? (place.stairwell === '' ? 'building' : 'stairwell') : widest,
    propertyAreaId,
    buildings: place === undefined ? [] : [place.building],
    stairwell: place?.stairwell ?? '',
    names: '',
    motions,
    parties: [{ party: topic.affectedScope || party, interest: 'BENEFIT', spokesperson: '' }],
    recusals: [],
    recusalsAsked: false,
  }
}

/** `桂苑新村7幢2单元` → building 7, stairwell 2, if the roster knows them. */
function readPlace(text: string, places: readonly PlaceView[]) {
  const found = /(\d+)\s*(?:幢|栋|号楼)(?:\s*(\d+)\s*单元)?/u.exec(text)
  if (found === null) return undefined
  const [, building = '', stairwell = ''] = found
  if (!places.some((place) => place.building === building)) return undefined
  const isKnown = places.some((place) => place.building === building && place.stairwell === stairwell)
  return { building, stairwell: isKnown ? stairwell : '' }
}

/** The buildings (with stairwells and counts) of the roster the scope is taken from. */
export function placesOf(setting: Setting, places: readonly PlaceView[]): readonly PlaceView[] {
  if (unitTypeOf(setting.motions) !== 'OWNER') return places.filter(({ propertyAreaId }) => propertyAreaId === null)
  return places.filter(
    ({ propertyAreaId }) =>
      propertyAreaId !== null && (setting.propertyAreaId === null || propertyAreaId === setting.propertyAreaId),
  )
}

/** A change of rule may make the scope senseless; then the widest that fits is taken. */
export function withMotions(setting: Setting, motions: readonly Motion[], areaIds: readonly string[]): Setting {
  const kinds = scopeKinds(motions)
  const kind = kinds.includes(setting.kind) ? setting.kind : (kinds[0] ?? setting.kind)
  const isOwners = unitTypeOf(motions) === 'OWNER'
  const propertyAreaId = isOwners ? (setting.propertyAreaId ?? areaIds[0] ?? null) : null
  return { ...setting, motions, kind, propertyAreaId }
}

const namesOf = (text: string) => [
  ...new Set(
    text
      .split(/[\n、,，;；]+/u)
      .map((name) => name.trim())
      .filter(Boolean),
  ),
]

/** Which part of the form still lacks something. */
export function missing(setting: Setting): ReadonlySet<'scope' | 'motions' | 'parties' | 'recusals'> {
  const found = new Set<'scope' | 'motions' | 'parties' | 'recusals'>()
  if (!isScoped(setting)) found.add('scope')
  if (setting.motions.some(({ text }) => text.trim() === '')) found.add('motions')
  if (setting.parties.some(isIncomplete)) found.add('parties')
  if (setting.recusals.some(({ person, reason }) => person.trim() === '' || reason.trim() === '')) found.add('recusals')
  return found
}

/** G2.5: who bears a burden has somebody who speaks for them. */
function isIncomplete({ party, interest, spokesperson }: Party): boolean {
  return party.trim() === '' || (interest === 'BURDEN' && spokesperson.trim() === '')
}

function isScoped({ kind, propertyAreaId, buildings, stairwell, names }: Setting): boolean {
  switch (kind) {
    case 'community':
      return true
    case 'property-area':
      return propertyAreaId !== null
    case 'building':
      return buildings.length > 0
    case 'stairwell':
      return buildings.length === 1 && stairwell !== ''
    case 'list':
      return namesOf(names).length > 0
  }
}

/** The action's input. */
export function toInput(setting: Setting): unknown {
  const { kind, propertyAreaId, buildings, stairwell, names, motions, parties, recusals, recusalsAsked } = setting
  const isPlaced = kind === 'building' || kind === 'stairwell'
  return {
    scope: {
      kind,
      ...(propertyAreaId !== null && kind !== 'community' && kind !== 'list' ? { propertyAreaId } : {}),
      ...(isPlaced ? { buildings } : {}),
      ...(kind === 'stairwell' ? { stairwell } : {}),
      ...(kind === 'list' ? { names: namesOf(names) } : {}),
    },
    motions: motions.map((motion) => ({ ...motion, text: motion.text.trim() })),
    stakeholders: parties.map(({ spokesperson, ...party }) =>
      spokesperson.trim() === '' ? party : { ...party, spokesperson: spokesperson.trim() },
    ),
    recusals,
    recusalsAsked,
  }
}

/** A motion says what is to be decided: 是否同意加装扶手？ becomes 同意加装扶手. Another question stays as it was asked. */
export function asMotion(question: string): string {
  return /^是否/.test(question) ? question.replace(/^是否/, '').replace(/[？?]\s*$/, '') : question
}
