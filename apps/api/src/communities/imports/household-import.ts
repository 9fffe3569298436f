import {
  groupHouseholds,
  type HouseholdSheet,
  isUsable,
  type RosterTable,
  readingHouseholds,
} from '@gongyi/shared/domain'
import { Inject, Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database.js'
import { ENV, type Env } from '../../platform/env.js'
import { mapUnhurried, unhurried } from '../../platform/unhurried.js'
import { type FileColumns, householdHeader } from './file-columns.js'
import { HouseholdStore } from './household.store.js'
import { compareHouseholds, planHouseholds } from './household-plan.js'
import { householdCodes, householdData } from './household-rows.js'
import { identityHash } from './identity-hash.js'
import { changesOf, type RecordChange } from './import-changes.store.js'
import { countRows, orRefused, type Preview, type Progress, type ReadSheet, storeRows } from './sheet-preview.js'
import type { StoredRow } from './stored-row.js'
import { householdDataSchema } from './stored-row.js'

/** Household registers: from a sheet to a preview, and from a preview to the register. */
@Injectable()
export class HouseholdImport {
  constructor(
    private readonly store: HouseholdStore,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async read(table: RosterTable, columns: FileColumns): Promise<ReadSheet> {
    const sheets = [orRefused(await unhurried(readingHouseholds(table, householdHeader(columns))))]
    return {
      preview: (tx, communityId, today) => {
        // Let go of as soon as it is compared: beside its rows to be stored a large sheet would stand twice
        const sheet = sheets.pop()
        if (sheet === undefined) throw new Error('a sheet is previewed once')
        return this.preview(tx, communityId, today, sheet)
      },
    }
  }

  /** Writes the rows and answers with what became of every record. */
  async apply(
    tx: Tx,
    communityId: string,
    rows: readonly StoredRow[],
    today: string,
    progress: Progress,
  ): Promise<readonly RecordChange[]> {
    const planned = await mapUnhurried(rows, ({ rowNo, data }) => ({ rowNo, data: householdDataSchema.parse(data) }))
    const plan = await unhurried(planHouseholds(planned, await this.store.load(tx, communityId), today))
    await progress(35)
    await this.store.save(tx, communityId, plan)
    return [
      ...changesOf('HOUSEHOLD', plan.households),
      ...changesOf('PERSON', plan.persons),
      ...changesOf('MEMBER', plan.members),
    ]
  }

  private async preview(tx: Tx, communityId: string, today: string, sheet: HouseholdSheet): Promise<Preview> {
    const hash = identityHash(this.env.personPepper, communityId)
    const codes = householdCodes(sheet.rows)
    const usable = sheet.rows.filter(isUsable)
    const planned = await mapUnhurried(usable, ({ rowNo, entry }) => {
      return { rowNo, data: householdData(entry, codes, hash) }
    })
    const plan = await unhurried(compareHouseholds(planned, await this.store.load(tx, communityId), today))
    const known = new Map(planned.map((row) => [row.rowNo, row.data]))
    const rows = await storeRows(sheet.rows, plan, plan.problems, (entry, rowNo) => {
      return known.get(rowNo) ?? householdData(entry, codes, hash)
    })
    const inactive = usable.filter((row) => !row.entry.active).length
    const households = { total: groupHouseholds(sheet.rows).size, persons: usable.length, inactive }
    return { rows, summary: { ...countRows(rows, sheet.footers, plan), households } }
  }
}
