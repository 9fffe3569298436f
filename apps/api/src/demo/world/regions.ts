import type { RegionLevel } from '@gongyi/shared/contracts'
import { newId } from '../../platform/ids.js'

/** The invented places of the domain specification; the codes belong to a block no real place has. */
const PLACES = [
  place('hechuan', '339921', '禾川市', 'COUNTY', null, null),
  place('yunxi', '339921001', '云溪街道', 'TOWNSHIP', 'JIEDAO', 'hechuan', '云溪协备'),
  place('songbu', '339921101', '松埠镇', 'TOWNSHIP', 'ZHEN', 'hechuan', '松埠协备'),
  place('guiyuan', '339921001001', '桂苑社区', 'VILLAGE_COMMUNITY', 'COMMUNITY', 'yunxi'),
  place('jinlan', '339921001002', '锦澜社区', 'VILLAGE_COMMUNITY', 'COMMUNITY', 'yunxi'),
  place('hebu', '339921001003', '河埠社区', 'VILLAGE_COMMUNITY', 'COMMUNITY', 'yunxi'),
  place('shitang', '339921101201', '石塘村', 'VILLAGE_COMMUNITY', 'VILLAGE', 'songbu'),
] as const

export type PlaceKey = (typeof PLACES)[number]['key']
export type CommunityKey = 'guiyuan' | 'jinlan' | 'hebu' | 'shitang'

/** How many grids each community is divided into. */
const GRIDS: Readonly<Record<CommunityKey, number>> = { guiyuan: 4, jinlan: 3, hebu: 4, shitang: 2 }

export interface RegionRow {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly level: RegionLevel
  readonly kind: 'JIEDAO' | 'ZHEN' | 'COMMUNITY' | 'VILLAGE' | null
  readonly parentId: string | null
  readonly filingPrefix: string | null
}

export interface Regions {
  /** Parents before children. */
  readonly rows: readonly RegionRow[]
  readonly idOf: (key: PlaceKey) => string
  readonly idByName: (name: string) => string
  /** A community's grids, the first one first. */
  readonly gridsOf: (community: CommunityKey) => readonly string[]
}

/** The whole tree with new ids. */
export function demoRegions(): Regions {
  const ids = new Map<string, string>(PLACES.map(({ key }) => [key, newId()]))
  const idOf = (key: string) => found(ids.get(key), key)
  const places = PLACES.map(({ key, parent, ...rest }) => ({
    ...rest,
    id: idOf(key),
    shortName: rest.name.slice(0, 2),
    parentId: parent === null ? null : idOf(parent),
  }))
  const grids = PLACES.flatMap(({ key, code }) =>
    isCommunity(key) ? Array.from({ length: GRIDS[key] }, (_, index) => grid(code, idOf(key), index + 1)) : [],
  )
  return {
    rows: [...places, ...grids],
    idOf,
    idByName: (name) => found(places.find((row) => row.name === name)?.id, name),
    gridsOf: (community) => grids.filter(({ parentId }) => parentId === idOf(community)).map(({ id }) => id),
  }
}

function isCommunity(key: PlaceKey): key is CommunityKey {
  return Object.hasOwn(GRIDS, key)
}

function grid(communityCode: string, parentId: string, no: number): RegionRow {
  const name = `第${no}网格`
  const code = `${communityCode}${String(no).padStart(3, '0')}`
  return { id: newId(), code, name, shortName: name, level: 'GRID', kind: null, parentId, filingPrefix: null }
}

function found(id: string | undefined, what: string): string {
  if (id === undefined) throw new Error(`the demo has no place ${what}`)
  return id
}

function place<const Key extends string>(
  key: Key,
  code: string,
  name: string,
  level: RegionLevel,
  kind: RegionRow['kind'],
  parent: string | null,
  filingPrefix: string | null = null,
) {
  return { key, code, name, level, kind, parent, filingPrefix }
}
