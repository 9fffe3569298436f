import type {
  ChangeQuery,
  ChangeSubject,
  MarkDelivery,
  MarkedDelivery,
  RosterChanges,
  UnitView,
} from '@gongyi/shared/contracts'
import { maskNote } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import type { Actor } from '../../platform/actor.js'
import { TenantDatabase, type Tx } from '../../platform/database.js'
import { isUniqueViolation } from '../../platform/database-errors.js'
import { notFound, Problem } from '../../platform/problem.js'
import { EDITORS, type Fields } from './editors.store.js'
import { type FieldChange, findChange, isUndone, listChanges, recordEdit } from './history.store.js'
import { unitDetail, unitsToMark } from './units.store.js'

/** A building has at most some hundreds of units; each gets its line in the history. */
const MARKING_MS = 30_000

interface Wanted {
  readonly subject: ChangeSubject
  readonly subjectId: string
  readonly expectedVersion: number
  readonly reason: string
  /** What is left out stays. */
  readonly changes: Readonly<Record<string, Fields[string] | undefined>>
}

/** Corrections of the register by hand: by the administrator, against the version they saw, each with its reason. */
@Injectable()
export class RosterEditService {
  constructor(private readonly database: TenantDatabase) {}

  async edit(actor: Actor, communityId: string, wanted: Wanted): Promise<void> {
    const { subject, subjectId, expectedVersion, reason, changes } = wanted
    await this.work(actor, communityId, async (tx) => {
      const row = await EDITORS[subject].read(tx, communityId, subjectId)
      if (row === undefined) throw notFound()
      if (row.version !== expectedVersion) throw new Problem('conflict', { current: { version: row.version } })
      const found = differences(row.fields, withoutNumbers(changes))
      if (found.length === 0) return
      const brought = await EDITORS[subject].write(tx, communityId, subjectId, { ...row.fields, ...afterOf(found) })
      for (const each of [{ subject, subjectId, changes: found }, ...brought]) {
        await recordEdit(tx, communityId, { ...each, byAccount: actor.accountId, reason })
      }
    })
  }

  /** A new change back to what was; refused when the field has moved on since. */
  async undo(actor: Actor, communityId: string, changeId: string, reason: string): Promise<void> {
    await this.work(actor, communityId, async (tx) => {
      const change = await findChange(tx, communityId, changeId)
      if (change === undefined) throw notFound()
      const { subject, subjectId, field, before, after } = change
      if (await isUndone(tx, communityId, changeId)) throw new Problem('conflict')
      const row = await EDITORS[subject].read(tx, communityId, subjectId)
      if (row === undefined) throw notFound()
      if (row.fields[field] !== after) throw new Problem('conflict', { current: { version: row.version } })
      const brought = await EDITORS[subject].write(tx, communityId, subjectId, { ...row.fields, [field]: before })
      const by = { byAccount: actor.accountId, reason }
      const changes = [{ field, before: after, after: before }]
      await recordEdit(tx, communityId, { subject, subjectId, ...by, changes, undoes: change.id })
      for (const each of brought) await recordEdit(tx, communityId, { ...each, ...by })
    })
  }

  /** What the developer still holds, or has handed over: all units of a building or a stairwell. */
  markDelivery(actor: Actor, communityId: string, areaId: string, input: MarkDelivery): Promise<MarkedDelivery> {
    const { deliveryStatus, reason } = input
    return this.work(
      actor,
      communityId,
      async (tx) => {
        const units = await unitsToMark(tx, communityId, areaId, input)
        if (units === undefined) throw notFound()
        for (const { id, before } of units) {
          await tx.unit.update({ where: { communityId_id: { communityId, id } }, data: { deliveryStatus } })
          const changes = [{ field: 'deliveryStatus', before, after: deliveryStatus }]
          const edit = { subject: 'UNIT' as const, subjectId: id, byAccount: actor.accountId, reason, changes }
          await recordEdit(tx, communityId, edit)
        }
        return { changed: units.length }
      },
      MARKING_MS,
    )
  }

  history(actor: Actor, communityId: string, query: ChangeQuery): Promise<RosterChanges> {
    return this.work(actor, communityId, (tx) => listChanges(tx, communityId, query))
  }

  unit(actor: Actor, communityId: string, unitId: string): Promise<UnitView> {
    return this.work(actor, communityId, async (tx) => {
      const unit = await unitDetail(tx, communityId, unitId)
      if (unit === undefined) throw notFound()
      return unit
    })
  }

  private async work<T>(
    actor: Actor,
    communityId: string,
    run: (tx: Tx) => Promise<T>,
    timeoutMs?: number,
  ): Promise<T> {
    const role = actor.rolesIn(communityId).includes('community-admin') ? 'community-admin' : 'coordinator'
    const { accountId } = actor
    try {
      const options = timeoutMs === undefined ? {} : { timeoutMs }
      return await this.database.inTenant({ communityId, role, accountId }, run, options)
    } catch (error) {
      if (isUniqueViolation(error)) throw new Problem('name-taken')
      throw error
    }
  }
}

/** Neither the register nor its history keeps anybody's whole number in a note. */
function withoutNumbers(changes: Wanted['changes']): Wanted['changes'] {
  const { note } = changes
  return typeof note === 'string' ? { ...changes, note: maskNote(note) } : changes
}

function differences(old: Fields, wanted: Wanted['changes']): readonly FieldChange[] {
  return Object.entries(wanted).flatMap(([field, after]) => {
    const before = old[field] ?? null
    return after === undefined || after === before ? [] : [{ field, before, after }]
  })
}

function afterOf(changes: readonly FieldChange[]): Fields {
  return Object.fromEntries(changes.map(({ field, after }) => [field, after]))
}
