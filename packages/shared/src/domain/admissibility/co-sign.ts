import type { Label } from '../label.js'
import { type CategoryId, category } from '../procedure/category.js'

/** What is counted: adults, households with a signatory, owners as heads of one property area, members of a delegates' body. */
export const CO_SIGN_BASES = ['people', 'households', 'owners', 'delegates'] as const
export type CoSignBasis = (typeof CO_SIGN_BASES)[number]

/** What a number of signatures brings about. */
export const CO_SIGN_LEVELS = ['received', 'priority', 'statutory'] as const
export type CoSignLevel = (typeof CO_SIGN_LEVELS)[number]

/** How many have signed, of how many there are on the roster. */
export interface Signed {
  readonly signed: number
  readonly all: number
}

/** Those who ask for it, the proposer among them, counted; `null` where the community keeps no such roster. */
export interface CoSignCounts {
  /** Everybody who signed, of everybody living and active on the roster. */
  readonly people: Signed
  /** Those of them who are 18 or older. */
  readonly adults: Signed
  readonly households: Signed
  /** Households of the buildings the proposal names, or of the community when it names none. */
  readonly affectedHouseholds: Signed
  /** Of the property area in which the largest share has signed: an owners' meeting is one property area's. */
  readonly owners: Signed
  /** Members of the villagers' delegates' body. */
  readonly delegates: Signed | null
}

/** Whose meeting decides such matters, which is who may demand one. */
export type CoSignRegime = 'owners' | 'village' | 'community'

interface Share {
  readonly numerator: number
  readonly denominator: number
}

/** One line of the progress: reached when `has` is `need` or more. */
export interface CoSignThreshold {
  readonly id: CoSignThresholdId
  readonly level: CoSignLevel
  readonly basis: CoSignBasis
  readonly has: number
  /** Heads; for a share, rounded up to whole heads. */
  readonly need: number
  /** Of how many the share is taken; null for a plain number. */
  readonly of: number | null
  readonly share: Share | null
  readonly met: boolean
  readonly source: Label
}

interface ThresholdRule {
  readonly level: CoSignLevel
  readonly basis: CoSignBasis
  readonly regimes: readonly CoSignRegime[]
  readonly count: (counts: CoSignCounts) => Signed | null
  readonly needs: number | Share
  readonly source: Label
}

const EVERYWHERE: readonly CoSignRegime[] = ['owners', 'village', 'community']
const HOUSE: Label = { zh: '本平台工作规则', en: 'Working rule of this platform' }
const share = (numerator: number, denominator: number): Share => ({ numerator, denominator })
const law = (zh: string, en: string): Label => ({ zh, en })

/**
 * Every threshold, in the order of the screen (domain.md §3.1). The proposer alone is enough to be received; the priorities are
 * practice; a statutory initiative must be heard: villagers 1/10 (村民委员会组织法 art. 21), delegates 1/3 for the villagers'
 * meeting (art. 21) and 1/5 for the delegates' meeting (art. 26); adults or households 1/5 (居民委员会组织法 art. 10, text of
 * 2018); owners 20 % by heads (物业管理条例 art. 13).
 */
export const CO_SIGN_THRESHOLDS = {
  received: rule(
    'received',
    'people',
    EVERYWHERE,
    (c) => ({ ...c.people, signed: Math.max(1, c.people.signed) }),
    1,
    HOUSE,
  ),
  'priority-people': rule('priority', 'people', EVERYWHERE, (c) => c.people, 10, HOUSE),
  'priority-households': rule('priority', 'households', EVERYWHERE, (c) => c.households, 5, HOUSE),
  'priority-affected': rule('priority', 'households', EVERYWHERE, (c) => c.affectedHouseholds, share(5, 100), HOUSE),
  'villagers-tenth': rule(
    'statutory',
    'people',
    ['village'],
    (c) => c.adults,
    share(1, 10),
    law('《村民委员会组织法》第二十一条', 'Organic Law of the Villagers’ Committees, art. 21'),
  ),
  'delegates-fifth': rule(
    'statutory',
    'delegates',
    ['village'],
    (c) => c.delegates,
    share(1, 5),
    law('《村民委员会组织法》第二十六条', 'Organic Law of the Villagers’ Committees, art. 26'),
  ),
  'delegates-third': rule(
    'statutory',
    'delegates',
    ['village'],
    (c) => c.delegates,
    share(1, 3),
    law('《村民委员会组织法》第二十一条', 'Organic Law of the Villagers’ Committees, art. 21'),
  ),
  'adults-fifth': rule(
    'statutory',
    'people',
    ['community'],
    (c) => c.adults,
    share(1, 5),
    law('《城市居民委员会组织法》（2018）第十条', 'Organic Law of the Urban Residents’ Committees (2018), art. 10'),
  ),
  'households-fifth': rule(
    'statutory',
    'households',
    ['community'],
    (c) => c.households,
    share(1, 5),
    law('《城市居民委员会组织法》（2018）第十条', 'Organic Law of the Urban Residents’ Committees (2018), art. 10'),
  ),
  'owners-fifth': rule(
    'statutory',
    'owners',
    ['owners'],
    (c) => c.owners,
    share(20, 100),
    law('《物业管理条例》第十三条', 'Property Management Regulations, art. 13'),
  ),
} as const

export type CoSignThresholdId = keyof typeof CO_SIGN_THRESHOLDS

/** Ids in the order of the screen. */
export const CO_SIGN_THRESHOLD_IDS = Object.keys(CO_SIGN_THRESHOLDS) as [CoSignThresholdId, ...CoSignThresholdId[]]

function rule(
  level: CoSignLevel,
  basis: CoSignBasis,
  regimes: readonly CoSignRegime[],
  count: ThresholdRule['count'],
  needs: ThresholdRule['needs'],
  source: Label,
): ThresholdRule {
  return { level, basis, regimes, count, needs, source }
}

/** By the kind of matter first: owners decide owners' matters in villages too. */
export function coSignRegime(id: CategoryId, isVillage: boolean): CoSignRegime {
  const { templates } = category(id)
  if (templates.includes('owners-decision')) return 'owners'
  return isVillage || templates.includes('village-four-two') ? 'village' : 'community'
}

/**
 * Where a topic stands on every threshold of its regime that can be counted here; a share of an empty roster is not shown.
 * @param counts heads, never negative; a head signs once
 */
export function coSignThresholds(counts: CoSignCounts, regime: CoSignRegime): readonly CoSignThreshold[] {
  return CO_SIGN_THRESHOLD_IDS.flatMap((id): readonly CoSignThreshold[] => {
    const { regimes, count, needs, level, basis, source }: ThresholdRule = CO_SIGN_THRESHOLDS[id]
    const counted = count(counts)
    if (!regimes.includes(regime) || counted === null) return []
    const has = counted.signed
    if (typeof needs === 'number') {
      return [{ id, level, basis, has, need: needs, of: null, share: null, met: has >= needs, source }]
    }
    if (counted.all === 0) return []
    const need = Math.ceil((counted.all * needs.numerator) / needs.denominator)
    return [{ id, level, basis, has, need, of: counted.all, share: needs, met: has >= need, source }]
  })
}

/** True when enough have signed that the law gives them a right to be heard; declining is then bound (ST.1). */
export function isStatutoryInitiative(thresholds: readonly CoSignThreshold[]): boolean {
  return thresholds.some(({ level, met }) => level === 'statutory' && met)
}

/** True when the desk looks at it before others. */
export function isPriority(thresholds: readonly CoSignThreshold[]): boolean {
  return thresholds.some(({ level, met }) => level !== 'received' && met)
}

/** What such matters are counted in, as the first line of the screen says it. */
export function coSignBasis(regime: CoSignRegime): CoSignBasis {
  return regime === 'owners' ? 'owners' : regime === 'village' ? 'people' : 'households'
}
