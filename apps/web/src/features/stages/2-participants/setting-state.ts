import type { PlaceView, TopicDetail } from '@gongyi/shared/contracts'
import {
  category,
  type HEARD_BY,
  type INTERESTS,
  isVotePresetId,
  type OFFICER_SIDES,
  type RECUSAL_DECISIONS,
  type SCOPE_KINDS,
  type UNIT_USES,
  type UnitType,
  VOTING_PRESETS,
  type VotePreset,
} from '@gongyi/shared/domain'

type Scope = NonNullable<TopicDetail['records']['participants']['set']>['scope']
export type ScopeKind = (typeof SCOPE_KINDS)[number]
export type Interest = (typeof INTERESTS)[number]

/** A part of the community as it is being chosen. */
export interface ScopeChoice {
  readonly kind: ScopeKind
  readonly propertyAreaId: string | null
  readonly buildings: readonly string[]
  readonly stairwell: string
  readonly names: string
  readonly gridId: string | null
  readonly uses: readonly UnitUse[]
}

export interface Motion {
  readonly id?: string
  readonly text: string
  readonly presetId: string
  /** Who votes on this one; null: whoever the whole matter concerns. */
  readonly own: ScopeChoice | null
}

export type HeardBy = (typeof HEARD_BY)[number]
export type OfficerSide = (typeof OFFICER_SIDES)[number]
export type RecusalDecision = (typeof RECUSAL_DECISIONS)[number]
export type UnitUse = (typeof UNIT_USES)[number]

export interface Party {
  readonly party: string
  readonly interest: Interest
  readonly spokesperson: string
  readonly howHeard: HeardBy | null
  readonly contactOk: boolean
  /** As typed, separated by 、 or commas. */
  readonly buildings: string
  readonly nonHukou: boolean
}

export const NEW_PARTY: Party = {
  party: '',
  interest: 'BENEFIT',
  spokesperson: '',
  howHeard: null,
  contactOk: false,
  buildings: '',
  nonHukou: false,
}

export interface OfficerEntry {
  readonly name: string
  readonly side: OfficerSide
}

export interface Officers {
  readonly chair: OfficerEntry
  readonly minuteTaker: OfficerEntry
}

const NO_OFFICERS: Officers = {
  chair: { name: '', side: 'COMMITTEE' },
  minuteTaker: { name: '', side: 'RESIDENT' },
}

export interface Recusal {
  readonly person: string
  readonly reason: string
  readonly decision?: RecusalDecision | undefined
}

/** The form of step 2 while it is being filled in. */
export interface Setting extends ScopeChoice {
  readonly motions: readonly Motion[]
  readonly parties: readonly Party[]
  readonly recusals: readonly Recusal[]
  readonly recusalsAsked: boolean
  readonly officers: Officers
}

/** The presets the topic's category allows, in its order. */
export function presetsOf(topic: Pick<TopicDetail, 'category'>): readonly VotePreset[] {
  return category(topic.category).presets.flatMap((id) => (isVotePresetId(id) ? [VOTING_PRESETS[id]] : []))
}

/** What the motions are counted in: the first unit type that all their presets know, as the API decides it. */
export function unitTypeOf(motions: readonly Pick<Motion, 'presetId'>[]): UnitType | undefined {
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
export function scopeKinds(motions: readonly Pick<Motion, 'presetId'>[]): readonly ScopeKind[] {
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
    ...chosen(set.scope),
    motions: set.motions.map(({ scope, ...motion }) => ({
      ...motion,
      own: scope === undefined ? null : chosen(scope),
    })),
    parties: set.stakeholders.map(({ spokesperson, howHeard, contactOk, buildings, nonHukou, ...party }) => ({
      ...party,
      spokesperson: spokesperson ?? '',
      howHeard: howHeard ?? null,
      contactOk: contactOk ?? false,
      buildings: (buildings ?? []).join('、'),
      nonHukou: nonHukou ?? false,
    })),
    recusals: set.recusals,
    recusalsAsked: set.recusalsAsked,
    officers: set.officers ?? NO_OFFICERS,
  }
}

function chosen({ kind, propertyAreaId, buildings, stairwell, names, gridId, uses }: Scope): ScopeChoice {
  return {
    kind,
    propertyAreaId: propertyAreaId ?? null,
    buildings: buildings ?? [],
    stairwell: stairwell ?? '',
    names: (names ?? []).join('\n'),
    gridId: gridId ?? null,
    uses: uses ?? [],
  }
}

function freshSetting(topic: TopicDetail, { motionText, party, propertyAreaIds, places }: Beginning): Setting {
  const question = topic.records.propose.screening?.question
  const text = question === undefined ? motionText : asMotion(question)
  const motions = [{ text, presetId: presetsOf(topic)[0]?.id ?? '', own: null }]
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
    parties: [{ ...NEW_PARTY, party: topic.affectedScope || party }],
    recusals: [],
    recusalsAsked: false,
    officers: NO_OFFICERS,
    gridId: null,
    uses: [],
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
export function placesOf(
  { propertyAreaId: inArea }: ScopeChoice,
  motions: readonly Motion[],
  places: readonly PlaceView[],
): readonly PlaceView[] {
  if (unitTypeOf(motions) !== 'OWNER') return places.filter(({ propertyAreaId }) => propertyAreaId === null)
  return places.filter(
    ({ propertyAreaId }) => propertyAreaId !== null && (inArea === null || propertyAreaId === inArea),
  )
}

/** A change of rule may make the scope senseless; then the widest that fits is taken. */
export function withMotions(setting: Setting, motions: readonly Motion[], areaIds: readonly string[]): Setting {
  const kinds = scopeKinds(motions)
  const isOwners = unitTypeOf(motions) === 'OWNER'
  const fitted = <C extends ScopeChoice>(choice: C): C => ({
    ...choice,
    kind: kinds.includes(choice.kind) ? choice.kind : (kinds[0] ?? choice.kind),
    propertyAreaId: isOwners ? (choice.propertyAreaId ?? areaIds[0] ?? null) : null,
  })
  const fitting = motions.map((motion) => (motion.own === null ? motion : { ...motion, own: fitted(motion.own) }))
  return { ...fitted(setting), motions: fitting }
}

/** What a motion's own scope begins with: the whole matter's, to be narrowed. */
export function ownScope({
  kind,
  propertyAreaId,
  buildings,
  stairwell,
  names,
  gridId,
  uses,
}: ScopeChoice): ScopeChoice {
  return { kind, propertyAreaId, buildings, stairwell, names, gridId, uses }
}

/** One name a line, or several apart by commas; each once. */
export const namesOf = (text: string) => [
  ...new Set(
    text
      .split(/[\n、,，;；]+/u)
      .map((name) => name.trim())
      .filter(Boolean),
  ),
]

/** A motion says what is to be decided: 是否同意加装扶手？ becomes 同意加装扶手. Another question stays as it was asked. */
export function asMotion(question: string): string {
  return /^是否/.test(question) ? question.replace(/^是否/, '').replace(/[？?]\s*$/, '') : question
}
