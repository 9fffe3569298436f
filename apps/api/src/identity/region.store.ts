import type { RegionView } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import { TenantDatabase } from '../platform/database.js'

@Injectable()
export class RegionStore {
  constructor(private readonly database: TenantDatabase) {}

  list(): Promise<RegionView[]> {
    return this.database.global((tx) =>
      tx.region.findMany({
        select: { id: true, code: true, name: true, shortName: true, level: true, kind: true, parentId: true },
        orderBy: { code: 'asc' },
      }),
    )
  }
}
