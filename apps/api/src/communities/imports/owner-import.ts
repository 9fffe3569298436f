import type { ImportSummary } from '@gongyi/shared/contracts'
import { isUsable, type OwnerSheet, type RosterTable, readingOwners } from '@gongyi/shared/domain'
import { Inject, Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database.js'
import { ENV, type Env } from '../../platform/env.js'
import { mapUnhurried, unhurried } from '../../platform/unhurried.js'
import { ownerTotals } from '../roster/owner-totals.js'
import { type FileColumns, ownerHeader } from './file-columns.js'
import { identityHash } from './identity-hash.js'
import { changesOf, type RecordChange, removed } from './import-changes.store.js'
import { type HeldUnit, planOwners } from './owner-plan.js'
import { unitData } from './owner-rows.js'
import { countRows, orRefused, type Preview, type Progress, type ReadSheet, storeRows } from './sheet-preview.js'
import type { StoredRow } from './stored-row.js'
import { unitDataSchema } from './stored-row.js'
import { UnitStore } from './unit.store.js'

/** Owner lists: from a sheet to a preview, and from a preview to one property area. */
@Injectable()
export class OwnerImport {
  constructor(
    private readonly store: UnitStore,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async read(table: RosterTable, columns: FileColumns): Promise<ReadSheet> {
    const sheet = orRefused(await unhurried(readingOwners(table, ownerHeader(columns))))
    const areaName = columns.propertyAreaName ?? ''
    return { preview: (tx, communityId) => this.preview(tx, communityId, sheet, areaName) }
  }

  /** Writes the rows and answers with what became of every record. */
  async apply(
    tx: Tx,
    communityId: string,
    rows: readonly StoredRow[],
    summary: ImportSummary,
    progress: Progress,
  ): Promise<readonly RecordChange[]> {
    const owners = summary.owners
    if (owners === undefined) throw new Error('the preview of an owner list names its property area')
    const planned = await mapUnhurried(rows, ({ rowNo, data }) => ({ rowNo, data: unitDataSchema.parse(data) }))
    const plan = planOwners(planned, await this.store.load(tx, communityId, owners.propertyAreaName))
    await progress(35)
    const area = { name: owners.propertyAreaName, developerName: owners.developerName }
    const changedArea = await this.store.save(tx, communityId, area, plan)
    return [
      ...changesOf('AREA', [changedArea]),
      ...changesOf('PERSON', plan.persons),
      ...changesOf('UNIT', plan.units),
      ...plan.replacedOwners.map((former) => removed('OWNER', former)),
      ...changesOf(
        'OWNER',
        plan.owners.map((record) => ({ change: 'NEW', record })),
      ),
    ]
  }

  private async preview(tx: Tx, communityId: string, sheet: OwnerSheet, areaName: string): Promise<Preview> {
    const hash = identityHash(this.env.personPepper, communityId)
    const usable = await mapUnhurried(sheet.rows.filter(isUsable), ({ rowNo, entry }) => {
      return { rowNo, data: unitData(entry, hash) }
    })
    const plan = planOwners(usable, await this.store.load(tx, communityId, areaName))
    const known = new Map(usable.map((row) => [row.rowNo, row.data]))
    const rows = await storeRows(
      sheet.rows,
      plan,
      plan.problems,
      (entry, rowNo) => known.get(rowNo) ?? unitData(entry, hash),
    )
    const totals = ownerTotals(plan.held.map(ownedUnit))
    const owners = { propertyAreaName: areaName, developerName: sheet.developerName ?? null, ...totals }
    return { rows, summary: { ...countRows(rows, sheet.footers, plan), owners } }
  }
}

/** By who the owners are found to be, not by how the list names them: the register counts the same heads afterwards. */
function ownedUnit({ rowNo, unit, ownerKey }: HeldUnit) {
  return { ...unit, id: String(rowNo), propertyAreaId: 'file', ownerKeys: ownerKey === '' ? [] : [ownerKey] }
}
