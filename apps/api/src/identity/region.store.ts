import type { CreateRegion, RegionView } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import { TenantDatabase } from '../platform/database.js'
import { isUniqueViolation } from '../platform/database-errors.js'
import { newId } from '../platform/ids.js'
import { Problem } from '../platform/problem.js'
import { audit } from './audit.store.js'

const SELECT = {
  id: true,
  code: true,
  name: true,
  shortName: true,
  level: true,
  kind: true,
  parentId: true,
  filingPrefix: true,
} as const

@Injectable()
export class RegionStore {
  constructor(private readonly database: TenantDatabase) {}

  list(): Promise<RegionView[]> {
    return this.database.global((tx) => tx.region.findMany({ select: SELECT, orderBy: { code: 'asc' } }))
  }

  async create(region: CreateRegion, by: string): Promise<RegionView> {
    const id = newId()
    try {
      return await this.database.global(async (tx) => {
        const made = await tx.region.create({ data: { id, ...region }, select: SELECT })
        await audit(tx, {
          action: 'region.created',
          accountId: by,
          regionId: region.parentId,
          subject: id,
          detail: { code: region.code, level: region.level },
        })
        return made
      })
    } catch (error) {
      if (isUniqueViolation(error)) throw new Problem('region-code-taken')
      throw error
    }
  }
}
