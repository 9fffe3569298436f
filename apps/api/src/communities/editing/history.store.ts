import type { ChangeQuery, ChangeSubject, ChangeValue, RosterChanges, RosterChangeView } from '@gongyi/shared/contracts'
import { CHANGE_SUBJECTS, changeValueSchema } from '@gongyi/shared/contracts'
import { maskPhone } from '@gongyi/shared/domain'
import { z } from 'zod'
import { accountNames } from '../../identity/account-names.store.js'
import { audit } from '../../identity/audit.store.js'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import { CELLS } from '../../platform/vault/cells.js'
import { communityRing, writingRing } from '../../platform/vault/rings.js'
import * as persons from '../roster/persons.store.js'
import { importsOf } from './import-history.store.js'

export interface FieldChange {
  readonly field: string
  readonly before: ChangeValue
  readonly after: ChangeValue
}

export interface Edit {
  readonly subject: ChangeSubject
  readonly subjectId: string
  readonly byAccount: string
  readonly reason: string
  readonly undoes?: string
  readonly changes: readonly FieldChange[]
}

export interface StoredChange extends FieldChange {
  readonly id: string
  readonly subject: ChangeSubject
  readonly subjectId: string
  readonly undoes: string | null
}

const bodySchema = z.object({ before: changeValueSchema, after: changeValueSchema, reason: z.string() })
const subjectSchema = z.enum(CHANGE_SUBJECTS)
/** Fields whose value is a person's id: shown by name. */
const PERSON_FIELDS = new Set(['rep', 'votingRep'])

/** One row a field: who, when, what it was, what it is, and why. The audit log names the fields, never the values. */
export async function recordEdit(tx: Tx, communityId: string, edit: Edit): Promise<void> {
  const { subject, subjectId, byAccount, reason, changes, undoes = null } = edit
  const ring = await writingRing(tx, communityId)
  await tx.rosterChange.createMany({
    data: changes.map(({ field, before, after }) => {
      const id = newId()
      const bodySealed = ring.seal(CELLS.rosterChange(id), JSON.stringify({ before, after, reason }))
      return { communityId, id, subject, subjectId, field, bodySealed, byAccount, undoes }
    }),
  })
  await audit(tx, {
    action: undoes === null ? 'roster.changed' : 'roster.change-undone',
    accountId: byAccount,
    regionId: communityId,
    subject: subjectId,
    detail: { kind: subject, fields: changes.map(({ field }) => field).join(' ') },
  })
}

export async function findChange(tx: Tx, communityId: string, id: string): Promise<StoredChange | undefined> {
  const row = await tx.rosterChange.findFirst({ where: { communityId, id } })
  if (row === null) return undefined
  const ring = await communityRing(tx, communityId)
  const { before, after } = open(ring.open(CELLS.rosterChange(row.id), row.bodySealed))
  const { subjectId, field, undoes } = row
  return { id, subject: subjectSchema.parse(row.subject), subjectId, field, undoes, before, after }
}

export async function isUndone(tx: Tx, communityId: string, id: string): Promise<boolean> {
  return (await tx.rosterChange.count({ where: { communityId, undoes: id } })) > 0
}

/** Newest first; ids tell the time. */
export async function listChanges(tx: Tx, communityId: string, query: ChangeQuery): Promise<RosterChanges> {
  const { subjectId, before, limit } = query
  const where = { communityId, subjectId, ...(before === undefined ? {} : { id: { lt: before } }) }
  const rows = await tx.rosterChange.findMany({ where, orderBy: { id: 'desc' }, take: limit + 1 })
  const shown = rows.slice(0, limit)
  const ring = await communityRing(tx, communityId)
  const opened = shown.map((row) => ({ row, ...open(ring.open(CELLS.rosterChange(row.id), row.bodySealed)) }))
  const who = await accountNames(
    tx,
    shown.map((row) => row.byAccount),
  )
  const chosen = opened.flatMap(({ row, before, after }) => (PERSON_FIELDS.has(row.field) ? [before, after] : []))
  const names = await persons.names(
    tx,
    communityId,
    chosen.map((value) => (typeof value === 'string' ? value : null)),
  )
  const taken = await tx.rosterChange.findMany({
    where: { communityId, undoes: { in: shown.map(({ id }) => id) } },
    select: { undoes: true },
  })
  const undone = new Set(taken.map(({ undoes }) => undoes))
  const items = opened.map(({ row, before, after, reason }): RosterChangeView => {
    const say = (value: ChangeValue) => shownValue(row.field, value, names)
    return {
      id: row.id,
      subject: subjectSchema.parse(row.subject),
      field: row.field,
      before: say(before),
      after: say(after),
      reason,
      byName: who.get(row.byAccount) ?? '',
      at: row.at.toISOString(),
      undoes: row.undoes,
      isUndone: undone.has(row.id),
    }
  })
  const imports = before === undefined ? await importsOf(tx, communityId, subjectId) : []
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null, imports }
}

function open(text: string): z.infer<typeof bodySchema> {
  return bodySchema.parse(JSON.parse(text))
}

function shownValue(field: string, value: ChangeValue, names: ReadonlyMap<string, string>): ChangeValue {
  if (typeof value !== 'string') return value
  if (field === 'phone') return maskPhone(value)
  return PERSON_FIELDS.has(field) ? (names.get(value) ?? '') : value
}
