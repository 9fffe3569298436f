import type { CreateRegion, FieldError, RegionLevel, RegionView } from '@gongyi/shared/contracts'

/** What may lie directly below what. Counties led by their province and cities without districts exist. */
const CHILDREN = {
  PROVINCE: ['CITY', 'COUNTY'],
  CITY: ['COUNTY', 'TOWNSHIP'],
  COUNTY: ['TOWNSHIP'],
  TOWNSHIP: ['VILLAGE_COMMUNITY'],
  VILLAGE_COMMUNITY: ['GRID'],
  GRID: ['MICRO_GRID'],
  MICRO_GRID: [],
} as const satisfies Record<RegionLevel, readonly RegionLevel[]>

/** What is wrong with this region in this place of the tree; its own form the contract has checked. */
export function misplacement(region: CreateRegion, parent: RegionView): readonly FieldError[] {
  const levels: readonly RegionLevel[] = CHILDREN[parent.level]
  const errors: FieldError[] = []
  if (!levels.includes(region.level)) {
    errors.push({ pointer: '/level', code: 'level-order', message: `below it: ${levels.join(', ') || 'nothing'}` })
  }
  if (!region.code.startsWith(parent.code)) {
    errors.push({ pointer: '/code', code: 'code-prefix', message: `begins with ${parent.code}` })
  }
  return errors
}
