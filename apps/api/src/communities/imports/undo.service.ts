import type { RosterImportView, UndoView } from '@gongyi/shared/contracts'
import { Inject, Injectable } from '@nestjs/common'
import type { Actor } from '../../platform/actor.js'
import type { Tx } from '../../platform/database.js'
import { isForeignKeyViolation } from '../../platform/database-errors.js'
import { ENV, type Env } from '../../platform/env.js'
import { Problem } from '../../platform/problem.js'
import { HouseholdStore } from './household.store.js'
import { dropChanges, type KeptChange, loadChanges, recordDigest } from './import-changes.store.js'
import { toImportView } from './import-views.js'
import { ImportWork } from './import-work.js'
import { type ImportRecord, ImportsRepository } from './imports.repository.js'
import { requireState } from './imports.service.js'
import { dropSheet } from './sheet-parts.store.js'
import { dependents } from './undo.store.js'
import { editedSince, householdsBack, unitsBack } from './undo-plan.js'
import { UnitStore } from './unit.store.js'

/** Takes a confirmed import back as a whole, until something rests on what it wrote. */
@Injectable()
export class UndoService {
  constructor(
    private readonly work: ImportWork,
    private readonly imports: ImportsRepository,
    private readonly households: HouseholdStore,
    private readonly units: UnitStore,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** What stands in the way, for the page to say before anybody presses. */
  view(actor: Actor, communityId: string, id: string): Promise<UndoView> {
    return this.work.inTenant(actor, communityId, async (tx) => {
      const item = await this.imports.require(tx, communityId, id)
      requireState(item, ['CONFIRMED'])
      return this.judge(tx, communityId, item, await loadChanges(tx, communityId, id))
    })
  }

  async undo(actor: Actor, communityId: string, id: string): Promise<RosterImportView> {
    await this.work
      .run(actor, communityId, { id, step: 'undo' }, async (tx, progress) => {
        const item = await this.imports.require(tx, communityId, id)
        requireState(item, ['CONFIRMED'])
        const changes = await loadChanges(tx, communityId, id)
        await progress(20)
        const view = await this.judge(tx, communityId, item, changes)
        if (view.reasons.length > 0) throw blocked(view)
        await progress(40)
        if (item.kind === 'HOUSEHOLDS') await this.households.restore(tx, communityId, householdsBack(changes))
        else await this.units.restore(tx, communityId, unitsBack(changes))
        await progress(90)
        await dropChanges(tx, communityId, id)
        await dropSheet(tx, communityId, id)
        await this.imports.undo(tx, communityId, id, actor.accountId)
        await this.imports.refreshStatistics(tx)
      })
      .catch((error: unknown) => {
        // A table this room does not know names one of the records
        throw isForeignKeyViolation(error)
          ? blocked({ reasons: [{ code: 'other-records', names: [], count: 1 }] })
          : error
      })
    return this.work.inTenant(actor, communityId, async (tx) =>
      toImportView(await this.imports.require(tx, communityId, id)),
    )
  }

  private async judge(
    tx: Tx,
    communityId: string,
    item: ImportRecord,
    changes: readonly KeptChange[],
  ): Promise<UndoView> {
    if (changes.length === 0) return { reasons: [{ code: 'before-records', names: [], count: 1 }] }
    const reasons = [...(await dependents(tx, communityId, item.id))]
    const edited = editedSince(
      changes,
      await this.current(tx, communityId, item),
      recordDigest(this.env.personPepper, communityId),
    )
    // A later import that is named already is why its records are otherwise
    if (edited > 0 && !reasons.some(({ code }) => code === 'later-import')) {
      reasons.push({ code: 'edited-since', names: [], count: edited })
    }
    return { reasons }
  }

  /** The register's records that such an import can have written. */
  private async current(tx: Tx, communityId: string, item: ImportRecord): Promise<readonly { readonly id: string }[]> {
    if (item.kind === 'HOUSEHOLDS') {
      const { households, persons, members } = await this.households.load(tx, communityId)
      return [...households, ...persons, ...members]
    }
    const name = item.summary.owners?.propertyAreaName ?? ''
    const { units, owners, persons } = await this.units.load(tx, communityId, name)
    const area = await this.units.area(tx, communityId, name)
    return [...units, ...owners, ...persons, ...(area === undefined ? [] : [area])]
  }
}

function blocked(view: UndoView): Problem {
  return new Problem('conflict', {
    word: 'undo-blocked',
    detail: view.reasons.map(({ code, names, count }) => `${code}: ${names.join(', ') || count}`).join('; '),
    errors: view.reasons.map(({ code, names, count }) => {
      return { pointer: `/${code}`, code, message: names.join('、') || String(count) }
    }),
  })
}
