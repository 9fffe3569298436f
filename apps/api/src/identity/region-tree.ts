import type { RegionView } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import { RegionStore } from './region.store.js'

interface Snapshot {
  readonly byId: ReadonlyMap<string, RegionView>
  readonly children: ReadonlyMap<string, readonly RegionView[]>
}

/** Another process may have changed the tree; after this long it is read again. */
const FRESH_MS = 30_000

/** The region tree in memory: a few thousand rows that every request asks about and that change once a year. */
@Injectable()
export class RegionTree {
  private snapshot: Promise<Snapshot> | undefined
  private freshUntil = 0

  constructor(private readonly store: RegionStore) {}

  /** Call after changing regions. */
  invalidate(): void {
    this.snapshot = undefined
  }

  async all(): Promise<readonly RegionView[]> {
    return [...(await this.load()).byId.values()]
  }

  async find(regionId: string): Promise<RegionView | undefined> {
    return (await this.load()).byId.get(regionId)
  }

  /** The communities a grant on this region reaches: those below it, or the one a grid lies in. */
  async communitiesUnder(regionId: string): Promise<readonly string[]> {
    const tree = await this.load()
    const above = pathUp(tree, regionId).find((region) => region.level === 'VILLAGE_COMMUNITY')
    if (above !== undefined) return [above.id]
    return descend(tree, regionId)
      .filter((region) => region.level === 'VILLAGE_COMMUNITY')
      .map((region) => region.id)
  }

  /** True when `regionId` is `aboveId` or lies below it. */
  async isWithin(regionId: string, aboveId: string): Promise<boolean> {
    return pathUp(await this.load(), regionId).some((region) => region.id === aboveId)
  }

  async idsWithin(regionId: string): Promise<readonly string[]> {
    return descend(await this.load(), regionId).map((region) => region.id)
  }

  private load(): Promise<Snapshot> {
    const current = performance.now()
    if (this.snapshot === undefined || current > this.freshUntil) {
      this.freshUntil = current + FRESH_MS
      const loading = this.store.list().then(snapshotOf)
      loading.catch(() => {
        if (this.snapshot === loading) this.snapshot = undefined
      })
      this.snapshot = loading
    }
    return this.snapshot
  }
}

function snapshotOf(regions: readonly RegionView[]): Snapshot {
  const children = new Map<string, RegionView[]>()
  for (const region of regions) {
    if (region.parentId === null) continue
    const siblings = children.get(region.parentId)
    if (siblings === undefined) children.set(region.parentId, [region])
    else siblings.push(region)
  }
  return { byId: new Map(regions.map((region) => [region.id, region])), children }
}

/** The region itself first, then what it lies in. */
function pathUp(tree: Snapshot, regionId: string): readonly RegionView[] {
  const path: RegionView[] = []
  for (let at = tree.byId.get(regionId); at !== undefined && !path.includes(at); ) {
    path.push(at)
    at = at.parentId === null ? undefined : tree.byId.get(at.parentId)
  }
  return path
}

function descend(tree: Snapshot, regionId: string): readonly RegionView[] {
  const start = tree.byId.get(regionId)
  if (start === undefined) return []
  const found = new Set([start])
  for (const region of found) for (const child of tree.children.get(region.id) ?? []) found.add(child)
  return [...found]
}
