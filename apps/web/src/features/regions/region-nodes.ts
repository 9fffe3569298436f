import type { RegionView } from '@gongyi/shared/contracts'

export interface RegionNode {
  readonly region: RegionView
  readonly children: readonly RegionNode[]
}

/** The regions from these roots down, in the order of their codes; a root below another root is shown once, there. */
export function regionNodes(regions: readonly RegionView[], roots: readonly string[]): readonly RegionNode[] {
  const byParent = Map.groupBy(regions, ({ parentId }) => parentId)
  const nodeOf = (region: RegionView): RegionNode => ({
    region,
    children: (byParent.get(region.id) ?? []).toSorted(byCode).map(nodeOf),
  })
  const byId = new Map(regions.map((region) => [region.id, region]))
  const isBelowRoot = ({ parentId }: RegionView): boolean => {
    const parent = parentId === null ? undefined : byId.get(parentId)
    return parent !== undefined && (roots.includes(parent.id) || isBelowRoot(parent))
  }
  return regions
    .filter((region) => roots.includes(region.id) && !isBelowRoot(region))
    .toSorted(byCode)
    .map(nodeOf)
}

function byCode(a: RegionView, b: RegionView): number {
  return a.code.localeCompare(b.code)
}
