import type { Label } from '../label.js'

/** Standing bodies of a community (domain.md §2.2, §2.3). */
export const BODY_KINDS = {
  PEOPLE_COUNCIL: label('百姓议事会', 'People’s council'),
  WORTHIES_COUNCIL: label('乡贤参事会', 'Council of worthies'),
  SERVICE_GROUP: label('百事服务团', 'Service group'),
  LEGAL_GROUP: label('法律服务团', 'Legal group'),
  MORAL_GROUP: label('道德评判团', 'Moral review group'),
  SUPERVISION_COMMITTEE: label('村（居）务监督委员会', 'Supervision committee'),
  RESIDENT_DELEGATE_MEETING: label('居民代表会议', 'Meeting of residents’ delegates'),
  VILLAGER_DELEGATE_MEETING: label('村民代表会议', 'Meeting of villagers’ delegates'),
  OWNERS_COMMITTEE: label('业主委员会', 'Owners’ committee'),
} as const satisfies Record<string, Label>
export type BodyKind = keyof typeof BODY_KINDS
export const BODY_KIND_IDS = Object.keys(BODY_KINDS) as readonly BodyKind[]

export const BODY_ROLES = ['HEAD', 'DEPUTY', 'SECRETARY', 'MEMBER'] as const
/** For whom somebody sits there. */
export const BODY_SEATS = [
  'RESIDENT',
  'DELEGATE',
  'PARTY_DELEGATE',
  'CADRE',
  'GRID_LEADER',
  'NONLOCAL',
  'EXPERT',
  'OTHER',
] as const
export type BodySeat = (typeof BODY_SEATS)[number]

/** One who sits today. */
export interface Seated {
  readonly personId: string
  readonly gender: 'MALE' | 'FEMALE' | null
  readonly householdId: string | null
  readonly isNonlocal: boolean
  readonly seat: BodySeat
  /** How many households elected them, where it is known. */
  readonly households: number | null
}

/** What the roster says about the community around a body. */
export interface Around {
  /** Active households and living people on the roster. */
  readonly households: number
  readonly people: number
  /** Households in which somebody with a seat as cadre lives. */
  readonly cadreHouseholds: ReadonlySet<string>
}

export interface CompositionWarning {
  readonly id: string
  readonly params: Readonly<Record<string, number>>
  readonly source: Label
}

type Rule = (seated: readonly Seated[], around: Around) => CompositionWarning | undefined

const PRACTICE = label('本平台工作惯例', 'Practice of this platform')
const VILLAGE_LAW = label('《村民委员会组织法》第二十五条', 'Organic Law of Villagers’ Committees, art. 25')
const ZHEJIANG = label(
  '《浙江省实施〈中华人民共和国村民委员会组织法〉办法》第十八条、第二十条',
  'Zhejiang Measures on the Organic Law of Villagers’ Committees, arts. 18 and 20',
)
const OWNERS_RULES = label('《业主大会和业主委员会指导规则》', 'Guiding Rules on Owners’ Assemblies and Committees')

/** What each kind should be made of. Only numbers the sources name; the rest is practice. */
const RULES: Readonly<Record<BodyKind, readonly Rule[]>> = {
  PEOPLE_COUNCIL: [size(15, 31, PRACTICE), odd(PRACTICE), atMostThirdCadres(), oneNonlocal(), thirdWomen(PRACTICE)],
  WORTHIES_COUNCIL: [size(7, 21, PRACTICE)],
  SERVICE_GROUP: [],
  LEGAL_GROUP: [],
  MORAL_GROUP: [size(5, 15, PRACTICE)],
  SUPERVISION_COMMITTEE: [size(3, 5, PRACTICE), noRelatives()],
  RESIDENT_DELEGATE_MEETING: [oneAHousehold(PRACTICE)],
  VILLAGER_DELEGATE_MEETING: [
    delegatesByHouseholds(),
    householdsOfEach(),
    fourFifthsDelegates(),
    thirdWomen(VILLAGE_LAW),
    enoughForThePeople(),
    oneAHousehold(ZHEJIANG),
  ],
  OWNERS_COMMITTEE: [size(5, 11, OWNERS_RULES), odd(OWNERS_RULES)],
}

/**
 * What is unusual or unlawful about who sits in a body, each with where the rule stands. Warns and never blocks: a body in
 * the middle of an election is incomplete, and only the office knows why. Nobody seated yet gives no warning.
 */
export function compositionWarnings(
  kind: BodyKind,
  seated: readonly Seated[],
  around: Around,
): readonly CompositionWarning[] {
  if (seated.length === 0) return []
  return RULES[kind].flatMap((rule) => rule(seated, around) ?? [])
}

function size(least: number, most: number, source: Label): Rule {
  return ({ length: n }) => (n < least || n > most ? { id: 'size', params: { n, least, most }, source } : undefined)
}

function odd(source: Label): Rule {
  return ({ length: n }) => (n % 2 === 0 ? { id: 'even', params: { n }, source } : undefined)
}

/** Whoever's sex is not registered counts on neither side: the warning would accuse the register, not the body. */
function thirdWomen(source: Label): Rule {
  return (seated) => {
    const known = seated.filter(({ gender }) => gender !== null).length
    const women = seated.filter(({ gender }) => gender === 'FEMALE').length
    const need = Math.ceil(known / 3)
    return women < need ? { id: 'women', params: { n: women, need }, source } : undefined
  }
}

function atMostThirdCadres(): Rule {
  return (seated) => {
    const n = seated.filter(({ seat }) => seat === 'CADRE').length
    const most = Math.floor(seated.length / 3)
    return n > most ? { id: 'cadres', params: { n, most }, source: PRACTICE } : undefined
  }
}

function oneNonlocal(): Rule {
  return (seated) => {
    const has = seated.some(({ isNonlocal, seat }) => isNonlocal || seat === 'NONLOCAL')
    return has ? undefined : { id: 'nonlocal', params: {}, source: PRACTICE }
  }
}

function noRelatives(): Rule {
  return (seated, { cadreHouseholds }) => {
    const n = seated.filter(({ householdId }) => householdId !== null && cadreHouseholds.has(householdId)).length
    return n > 0 ? { id: 'relatives', params: { n }, source: PRACTICE } : undefined
  }
}

function oneAHousehold(source: Label): Rule {
  return (seated) => {
    const homes = seated.flatMap(({ householdId }) => householdId ?? [])
    const n = homes.length - new Set(homes).size
    return n > 0 ? { id: 'same-household', params: { n }, source } : undefined
  }
}

/** One delegate for every five to fifteen households. */
function delegatesByHouseholds(): Rule {
  return (seated, { households }) => {
    const n = delegatesOf(seated)
    const [least, most] = [Math.ceil(households / 15), Math.ceil(households / 5)]
    const isRight = households === 0 || (n >= least && n <= most)
    return isRight
      ? undefined
      : { id: 'delegates-by-households', params: { n, least, most, households }, source: VILLAGE_LAW }
  }
}

function householdsOfEach(): Rule {
  return (seated) => {
    const n = seated.filter(({ households }) => households !== null && (households < 5 || households > 15)).length
    return n > 0 ? { id: 'households-of-each', params: { n }, source: VILLAGE_LAW } : undefined
  }
}

function fourFifthsDelegates(): Rule {
  return (seated) => {
    const n = delegatesOf(seated)
    const need = Math.ceil((seated.length * 4) / 5)
    return n < need ? { id: 'four-fifths', params: { n, need }, source: VILLAGE_LAW } : undefined
  }
}

/** At least 30 in a village of fewer than 500 people, 40 up to 999, 50 from 1,000. */
function enoughForThePeople(): Rule {
  return (seated, { people }) => {
    const need = people < 500 ? 30 : people < 1_000 ? 40 : 50
    const n = delegatesOf(seated)
    return n < need ? { id: 'delegates-by-people', params: { n, need, people }, source: ZHEJIANG } : undefined
  }
}

function delegatesOf(seated: readonly Seated[]): number {
  return seated.filter(({ seat }) => seat === 'DELEGATE').length
}

function label(zh: string, en: string): Label {
  return { zh, en }
}
