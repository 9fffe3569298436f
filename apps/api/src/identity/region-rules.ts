import {
  type CreateRegion,
  type FieldError,
  REGION_CHILDREN,
  type RegionLevel,
  type RegionView,
} from '@gongyi/shared/contracts'

/** What is wrong with this region in this place of the tree; its own form the contract has checked. */
export function misplacement(region: CreateRegion, parent: RegionView): readonly FieldError[] {
  const levels: readonly RegionLevel[] = REGION_CHILDREN[parent.level]
  const errors: FieldError[] = []
  if (!levels.includes(region.level)) {
    errors.push({ pointer: '/level', code: 'level-order', message: `below it: ${levels.join(', ') || 'nothing'}` })
  }
  if (!region.code.startsWith(parent.code)) {
    errors.push({ pointer: '/code', code: 'code-prefix', message: `begins with ${parent.code}` })
  }
  return errors
}
