import type { RosterImportView } from '@gongyi/shared/contracts'
import { Inject, Injectable } from '@nestjs/common'
import type { Actor } from '../../platform/actor.js'
import type { Tx } from '../../platform/database.js'
import { ENV, type Env } from '../../platform/env.js'
import { Problem } from '../../platform/problem.js'
import { HouseholdImport } from './household-import.js'
import { keepChanges, type RecordChange, recordDigest } from './import-changes.store.js'
import { toImportView } from './import-views.js'
import { ImportWork } from './import-work.js'
import { type ImportRecord, ImportsRepository } from './imports.repository.js'
import { requireState } from './imports.service.js'
import { OwnerImport } from './owner-import.js'
import { registerSeen } from './register-seen.store.js'
import { rowsToReturn } from './remarks-workbook.js'
import { dropSheet, keepRows } from './sheet-parts.store.js'
import type { Progress } from './sheet-preview.js'

/** Takes a preview over into the register, all of it or nothing, and only as it was shown. */
@Injectable()
export class ConfirmService {
  constructor(
    private readonly work: ImportWork,
    private readonly imports: ImportsRepository,
    private readonly households: HouseholdImport,
    private readonly owners: OwnerImport,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async confirm(actor: Actor, communityId: string, id: string): Promise<RosterImportView> {
    await this.work.run(actor, communityId, { id, step: 'confirm' }, async (tx, progress) => {
      const item = await this.imports.require(tx, communityId, id)
      if (item.state === 'CONFIRMED') throw new Problem('duplicate-import')
      requireState(item, ['PREVIEW'])
      if (await this.imports.isConfirmed(tx, communityId, item.kind, item.fileHash))
        throw new Problem('duplicate-import')
      await requireUnmoved(tx, communityId, item)
      await progress(20)
      const changes = await this.apply(tx, communityId, item, progress)
      await progress(70)
      await keepChanges(tx, communityId, id, changes, recordDigest(this.env.personPepper, communityId))
      await progress(90)
      await this.keepReturned(tx, communityId, item)
      await this.imports.confirm(tx, communityId, id, actor.accountId)
      await this.imports.refreshStatistics(tx)
    })
    return this.work.inTenant(actor, communityId, async (tx) =>
      toImportView(await this.imports.require(tx, communityId, id)),
    )
  }

  private async apply(
    tx: Tx,
    communityId: string,
    { id, kind, summary }: ImportRecord,
    progress: Progress,
  ): Promise<readonly RecordChange[]> {
    const rows = await this.imports.usableRows(tx, communityId, id)
    return kind === 'HOUSEHOLDS'
      ? this.households.apply(tx, communityId, rows, await this.imports.today(tx), progress)
      : this.owners.apply(tx, communityId, rows, summary, progress)
  }

  /** What was taken over needs no copy: only headings and rows that go back are kept. */
  private async keepReturned(tx: Tx, communityId: string, item: ImportRecord): Promise<void> {
    const { ERROR, WARNING } = item.summary.states
    if (item.columns === null || ERROR + WARNING === 0) return dropSheet(tx, communityId, item.id)
    const { firstRow, lastRow } = item.columns
    const returned = rowsToReturn(item.kind, await this.imports.allRows(tx, communityId, item.id))
    const headings = Array.from({ length: lastRow - firstRow + 1 }, (_, at) => firstRow + at)
    await keepRows(tx, communityId, item.id, new Set([...headings, ...returned]))
  }
}

/** Somebody changed the register since: what would happen now is not what was shown, nor what the record would say. */
async function requireUnmoved(tx: Tx, communityId: string, item: ImportRecord): Promise<void> {
  const seen = await registerSeen(tx, communityId, item.kind, item.columns?.propertyAreaName)
  if (seen !== item.registerSeen) throw new Problem('conflict', { word: 'stale-preview' })
}
