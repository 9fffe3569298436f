import type { unitListQuery, unitListSchema } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { isId } from '../../platform/ids.js'
import { type TopicRequest, TopicsService } from '../topics.service.js'
import { invalidField } from './refusals.js'
import { listBuildings, listUnits } from './units.store.js'

export type UnitListQuery = z.infer<typeof unitListQuery>
export type UnitList = z.infer<typeof unitListSchema>

/** The electorate door by door, as the desk works through it. */
@Injectable()
export class VotingUnitsService {
  constructor(private readonly topics: TopicsService) {}

  list(request: TopicRequest, query: UnitListQuery): Promise<UnitList> {
    if (query.after !== undefined && !isId(query.after))
      throw invalidField('/after', 'invalid', 'not a place in this list')
    return this.topics.within(request, async (tx, topic) => {
      const rows = await listUnits(tx, topic, query)
      const items = rows.slice(0, query.limit)
      const next = rows.length > query.limit ? (items.at(-1)?.id ?? null) : null
      return { items, next, buildings: await listBuildings(tx, topic) }
    })
  }
}
