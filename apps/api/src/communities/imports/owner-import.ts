import type { ImportFields, ImportSummary } from '@gongyi/shared/contracts'
import { interpretOwners, isUsable, type OwnerSheet, type RosterTable } from '@gongyi/shared/domain'
import { Inject, Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database.js'
import { ENV, type Env } from '../../platform/env.js'
import { ownerTotals } from '../roster/owner-totals.js'
import { identityHash } from './identity-hash.js'
import { planOwners } from './owner-plan.js'
import { unitData } from './owner-rows.js'
import { countRows, firstReadable, type Preview, type ReadSheet, storeRows } from './sheet-preview.js'
import type { StoredRow } from './stored-row.js'
import { type UnitData, unitDataSchema } from './stored-row.js'
import { UnitStore } from './unit.store.js'

/** Owner lists: from a sheet to a preview, and from a preview to one property area. */
@Injectable()
export class OwnerImport {
  constructor(
    private readonly store: UnitStore,
    @Inject(ENV) private readonly env: Env,
  ) {}

  read(tables: readonly RosterTable[], fields: ImportFields): ReadSheet {
    const sheet = firstReadable(tables, interpretOwners)
    const areaName = fields.propertyAreaName ?? ''
    return { preview: (tx, communityId) => this.preview(tx, communityId, sheet, areaName) }
  }

  async apply(tx: Tx, communityId: string, rows: readonly StoredRow[], summary: ImportSummary): Promise<void> {
    const owners = summary.owners
    if (owners === undefined) throw new Error('the preview of an owner list names its property area')
    const planned = rows.map((row) => ({ rowNo: row.rowNo, data: unitDataSchema.parse(row.data) }))
    const plan = planOwners(planned, await this.store.load(tx, communityId, owners.propertyAreaName))
    const area = { name: owners.propertyAreaName, developerName: owners.developerName }
    await this.store.save(tx, communityId, area, plan)
  }

  private async preview(tx: Tx, communityId: string, sheet: OwnerSheet, areaName: string): Promise<Preview> {
    const hash = identityHash(this.env.personPepper, communityId)
    const usable = sheet.rows.filter(isUsable).map((row) => ({ rowNo: row.rowNo, data: unitData(row.entry, hash) }))
    const plan = planOwners(usable, await this.store.load(tx, communityId, areaName))
    const known = new Map(usable.map((row) => [row.rowNo, row.data]))
    const rows = storeRows(sheet.rows, plan.changes, [], (entry, rowNo) => known.get(rowNo) ?? unitData(entry, hash))
    const totals = ownerTotals(usable.map((row) => ownedUnit(row.rowNo, row.data)))
    const owners = { propertyAreaName: areaName, developerName: sheet.developerName ?? null, ...totals }
    return { rows, summary: { ...countRows(rows, sheet.footers), owners } }
  }
}

function ownedUnit(rowNo: number, { unit, owners }: Omit<UnitData, 'change'>) {
  return { ...unit, id: String(rowNo), propertyAreaId: 'file', ownerKeys: owners.map((owner) => owner.key) }
}
