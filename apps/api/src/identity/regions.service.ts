import type { CreateRegion, RegionView } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import type { Actor } from '../platform/actor.js'
import { notFound, Problem } from '../platform/problem.js'
import { RegionStore } from './region.store.js'
import { misplacement } from './region-rules.js'
import { RegionTree } from './region-tree.js'
import { StandingService } from './standing.service.js'

export const REGION_MAKERS = ['township-admin', 'system-admin'] as const

@Injectable()
export class RegionsService {
  constructor(
    private readonly store: RegionStore,
    private readonly tree: RegionTree,
    private readonly standing: StandingService,
  ) {}

  async list(): Promise<readonly RegionView[]> {
    return this.tree.all()
  }

  /** Below the maker's own region only; a parent elsewhere does not exist. */
  async create(actor: Actor, input: CreateRegion): Promise<RegionView> {
    const own = await this.standing.regionsOf(actor, REGION_MAKERS)
    const parent = own.includes(input.parentId) ? await this.tree.find(input.parentId) : undefined
    if (parent === undefined) throw notFound()
    const errors = misplacement(input, parent)
    if (errors.length > 0) throw new Problem('validation-failed', { errors })
    const made = await this.store.create(input, actor.accountId)
    this.tree.invalidate()
    return made
  }
}
