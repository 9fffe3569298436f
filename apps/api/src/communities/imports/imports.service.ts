import { createHash } from 'node:crypto'
import type {
  ChooseColumns,
  ImportColumns,
  ImportFields,
  ImportPage,
  ImportQuery,
  ImportRowsPage,
  ImportRowsQuery,
  RosterImportView,
} from '@gongyi/shared/contracts'
import type { RosterTable } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import type { Actor } from '../../platform/actor.js'
import type { Tx } from '../../platform/database.js'
import { Problem } from '../../platform/problem.js'
import {
  chooseSheet,
  chosenColumns,
  columnsOf,
  columnsView,
  type FileColumns,
  fieldsOf,
  fingerprintOf,
  labelOf,
  missingOf,
} from './file-columns.js'
import { fileRefused } from './file-refused.js'
import { HouseholdImport } from './household-import.js'
import { toImportRow, toImportView } from './import-views.js'
import { ImportWork } from './import-work.js'
import { type ImportRecord, ImportsRepository } from './imports.repository.js'
import { recallMapping, rememberMapping } from './mappings.store.js'
import { OwnerImport } from './owner-import.js'
import { readFile } from './read-file.js'
import { registerSeen } from './register-seen.store.js'
import { remarksWorkbook } from './remarks-workbook.js'
import { dropSheet, loadSheet, saveSheet } from './sheet-parts.store.js'
import type { ReadSheet } from './sheet-preview.js'

/** One upload: where it goes, what it says it is, and its bytes. */
export interface Upload {
  readonly fields: ImportFields
  readonly fileName: string
  readonly bytes: Buffer
}

export interface RemarksFile {
  readonly name: string
  readonly bytes: Buffer
}

/** Upload → columns → preview with a state per row → confirm. A preview changes nothing; a confirmation applies all or nothing. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly work: ImportWork,
    private readonly imports: ImportsRepository,
    private readonly households: HouseholdImport,
    private readonly owners: OwnerImport,
  ) {}

  /** A file whose columns are all known is previewed at once; another waits for somebody to say what is what. */
  async preview(actor: Actor, communityId: string, upload: Upload): Promise<RosterImportView> {
    const { id, columns, sheet } = await this.take(actor, communityId, upload)
    if (sheet === undefined) return this.one(actor, communityId, id)
    try {
      return await this.compare(actor, communityId, id, columns, sheet)
    } catch (error) {
      // Whoever uploaded it hears why and has no way to it: nothing is left of it
      await this.discard(actor, communityId, id).catch(() => undefined)
      throw error
    }
  }

  /** Reads and keeps an upload. Its cells are let go of with the answer: beside a large sheet that is understood they would stand twice. */
  private async take(actor: Actor, communityId: string, upload: Upload) {
    const { kind, propertyAreaName } = upload.fields
    const fileHash = createHash('sha256').update(upload.bytes).digest('hex')
    const tables = await readFile(upload.bytes)
    if (!tables.ok) throw fileRefused(tables.error)
    const { table, header } = chooseSheet(kind, tables.value)
    const recognised = columnsOf(kind, table, header)
    const remembered = await this.work.inTenant(actor, communityId, async (tx) => {
      if (await this.imports.isConfirmed(tx, communityId, kind, fileHash)) throw new Problem('duplicate-import')
      await this.imports.discardForgotten(tx, communityId)
      return recallMapping(tx, communityId, kind, fingerprintOf(table, recognised))
    })
    const columns: FileColumns = {
      ...(remembered === undefined ? recognised : chosenColumns(recognised, remembered, 'REMEMBERED')),
      ...(propertyAreaName === undefined ? {} : { propertyAreaName }),
    }
    const isComplete = missingOf(kind, columns).length === 0 && columns.ask === undefined
    const sheet = isComplete ? await this.read(kind, table, columns) : undefined
    const item = { kind, fileName: upload.fileName, fileHash, byAccount: actor.accountId, columns }
    const id = await this.work.inTenant(actor, communityId, async (tx) => {
      const made = await this.imports.insert(tx, communityId, item)
      await saveSheet(tx, communityId, made, table)
      return made
    })
    return { id, columns, sheet }
  }

  columns(actor: Actor, communityId: string, id: string): Promise<ImportColumns> {
    return this.work.inTenant(actor, communityId, async (tx) => {
      const { item, columns } = await this.requireOpen(tx, communityId, id)
      return columnsView(item.kind, await loadSheet(tx, communityId, id), columns)
    })
  }

  /** Reads the file anew by the columns chosen. */
  async choose(actor: Actor, communityId: string, id: string, choice: ChooseColumns): Promise<RosterImportView> {
    const { columns, sheet } = await this.work.inTenant(actor, communityId, async (tx) => {
      const { item, columns: before } = await this.requireOpen(tx, communityId, id)
      const known = fieldsOf(item.kind)
      const fields = before.fields.map((_, at) => choice.fields[at] ?? null)
      if (fields.some((field) => field !== null && !known.includes(field))) throw unknownField()
      requireOnce(fields)
      const columns = chosenColumns(before, fields, 'CHOSEN')
      const missing = missingOf(item.kind, columns)
      if (missing.length > 0)
        throw fileRefused(
          'missing-column',
          missing.map((field) => ({ field, label: labelOf(item.kind, field) })),
        )
      const table = await loadSheet(tx, communityId, id)
      const sheet = await this.read(item.kind, table, columns)
      if (choice.remember) {
        const fingerprint = fingerprintOf(table, columns)
        await rememberMapping(tx, communityId, { kind: item.kind, fingerprint, fields, savedBy: actor.accountId })
      }
      return { columns, sheet }
    })
    return this.compare(actor, communityId, id, columns, sheet)
  }

  async discard(actor: Actor, communityId: string, id: string): Promise<RosterImportView> {
    await this.work.inTenant(actor, communityId, async (tx) => {
      await this.imports.takeTurn(tx, communityId)
      requireState(await this.require(tx, communityId, id), ['PREVIEW', 'MAPPING'])
      await dropSheet(tx, communityId, id)
      await this.imports.discard(tx, communityId, id)
    })
    return this.one(actor, communityId, id)
  }

  one(actor: Actor, communityId: string, id: string): Promise<RosterImportView> {
    return this.work.inTenant(actor, communityId, async (tx) => toImportView(await this.require(tx, communityId, id)))
  }

  list(actor: Actor, communityId: string, query: ImportQuery): Promise<ImportPage> {
    return this.work.inTenant(actor, communityId, async (tx) => {
      const found = await this.imports.list(tx, communityId, query)
      const items = found.slice(0, query.limit).map(toImportView)
      return { items, next: found.length > query.limit ? (items.at(-1)?.id ?? null) : null }
    })
  }

  rows(actor: Actor, communityId: string, id: string, query: ImportRowsQuery): Promise<ImportRowsPage> {
    return this.work.inTenant(actor, communityId, async (tx) => {
      const { kind } = await this.require(tx, communityId, id)
      const found = await this.imports.rows(tx, communityId, id, query)
      const page = found.slice(0, query.limit)
      const items = page.map((row) => toImportRow(kind, row))
      return { items, next: found.length > query.limit ? (page.at(-1)?.rowNo ?? null) : null }
    })
  }

  /** The rows to be looked at as a workbook, for the office to correct and send again. */
  remarks(actor: Actor, communityId: string, id: string): Promise<RemarksFile> {
    return this.work.inTenant(actor, communityId, async (tx) => {
      const item = await this.require(tx, communityId, id)
      requireState(item, ['PREVIEW', 'CONFIRMED'])
      const table = await loadSheet(tx, communityId, id)
      if (item.columns === null || table.rows.length === 0) throw new Problem('conflict', { word: 'import-not-open' })
      const rows = await this.imports.allRows(tx, communityId, id)
      return { name: item.fileName, bytes: await remarksWorkbook(item.kind, table, item.columns, rows) }
    })
  }

  private read(kind: ImportRecord['kind'], table: RosterTable, columns: FileColumns): Promise<ReadSheet> {
    return kind === 'HOUSEHOLDS' ? this.households.read(table, columns) : this.owners.read(table, columns)
  }

  /** The same file by the same columns, held against the register as it is now. */
  async again(actor: Actor, communityId: string, id: string): Promise<RosterImportView> {
    const { columns, sheet } = await this.work.inTenant(actor, communityId, async (tx) => {
      const { item, columns } = await this.requireOpen(tx, communityId, id)
      requireState(item, ['PREVIEW'])
      return { columns, sheet: await this.read(item.kind, await loadSheet(tx, communityId, id), columns) }
    })
    return this.compare(actor, communityId, id, columns, sheet)
  }

  private async compare(
    actor: Actor,
    communityId: string,
    id: string,
    columns: FileColumns,
    sheet: ReadSheet,
  ): Promise<RosterImportView> {
    await this.work.run(actor, communityId, { id, step: 'read' }, async (tx, progress) => {
      const { kind } = requireState(await this.require(tx, communityId, id), ['PREVIEW', 'MAPPING'])
      const seen = await registerSeen(tx, communityId, kind, columns.propertyAreaName)
      const { summary, rows } = await sheet.preview(tx, communityId, await this.imports.today(tx))
      await progress(40)
      await this.imports.replaceRows(tx, communityId, id, rows, (share) => progress(40 + Math.round(share * 59)))
      const used = columns.fields.filter((field) => field !== null).length
      const overlooked = [...(columns.overlooked ?? [])]
      const counts = { used, ignored: columns.fields.length - used, source: columns.source, overlooked }
      await this.imports.preview(tx, communityId, id, { ...summary, columns: counts }, { columns, seen })
    })
    return this.one(actor, communityId, id)
  }

  private require(tx: Tx, communityId: string, id: string): Promise<ImportRecord> {
    return this.imports.require(tx, communityId, id)
  }

  private async requireOpen(tx: Tx, communityId: string, id: string) {
    const item = await this.require(tx, communityId, id)
    requireState(item, ['PREVIEW', 'MAPPING'])
    if (item.columns === null) throw new Problem('conflict', { word: 'import-not-open' })
    return { item, columns: item.columns }
  }
}

export function requireState(item: ImportRecord, states: readonly ImportRecord['state'][]): ImportRecord {
  if (!states.includes(item.state)) throw new Problem('conflict', { word: 'import-not-open' })
  return item
}

/** Which of two columns is meant nobody can tell: the second one is named. */
function requireOnce(fields: readonly (string | null)[]): void {
  const errors = fields.flatMap((field, at) => {
    if (field === null || fields.indexOf(field) === at) return []
    return [{ pointer: `/fields/${at}`, code: 'field-twice', message: 'another column is read as this already' }]
  })
  if (errors.length > 0) throw new Problem('validation-failed', { errors })
}

function unknownField(): Problem {
  return new Problem('validation-failed', {
    errors: [{ pointer: '/fields', code: 'unknown-field', message: 'not a field of this kind of roster' }],
  })
}
