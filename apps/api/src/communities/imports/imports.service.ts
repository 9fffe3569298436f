import { createHash } from 'node:crypto'
import type {
  ImportFields,
  ImportPage,
  ImportQuery,
  ImportRowsPage,
  ImportRowsQuery,
  RosterImportView,
} from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import type { Actor } from '../../platform/actor.js'
import { TenantDatabase, type Tx } from '../../platform/database.js'
import { notFound, Problem } from '../../platform/problem.js'
import { fileRefused } from './file-refused.js'
import { HouseholdImport } from './household-import.js'
import { toImportRow, toImportView } from './import-views.js'
import { type ImportRecord, ImportsRepository } from './imports.repository.js'
import { OwnerImport } from './owner-import.js'
import { readFile } from './read-file.js'

/** One upload: where it goes, what it says it is, and its bytes. */
export interface Upload {
  readonly fields: ImportFields
  readonly fileName: string
  readonly bytes: Buffer
}

/** Setting 5,000 households takes about a second; ten leave room for a slow office machine. */
const IMPORT_TIMEOUT = { timeoutMs: 30_000 }

/** Upload → preview with a state per row → confirm. A preview changes nothing; a confirmation applies all or nothing. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly imports: ImportsRepository,
    private readonly households: HouseholdImport,
    private readonly owners: OwnerImport,
  ) {}

  async preview(actor: Actor, communityId: string, upload: Upload): Promise<RosterImportView> {
    const { fields, fileName, bytes } = upload
    const fileHash = createHash('sha256').update(bytes).digest('hex')
    const tables = await readFile(bytes)
    if (!tables.ok) throw fileRefused(tables.error)
    const sheet =
      fields.kind === 'HOUSEHOLDS' ? this.households.read(tables.value) : this.owners.read(tables.value, fields)
    return this.work(actor, communityId, async (tx) => {
      if (await this.imports.isConfirmed(tx, communityId, fields.kind, fileHash)) throw new Problem('duplicate-import')
      const today = await this.imports.today(tx)
      const { summary, rows } = await sheet.preview(tx, communityId, today)
      const item = { kind: fields.kind, fileName, fileHash, byAccount: actor.accountId, summary }
      const id = await this.imports.insert(tx, communityId, item, rows)
      return toImportView(await this.require(tx, communityId, id))
    })
  }

  async confirm(actor: Actor, communityId: string, id: string): Promise<RosterImportView> {
    return this.work(actor, communityId, async (tx) => {
      await this.imports.takeTurn(tx, communityId)
      const item = await this.require(tx, communityId, id)
      if (item.state === 'CONFIRMED') throw new Problem('duplicate-import')
      requirePreview(item)
      if (await this.imports.isConfirmed(tx, communityId, item.kind, item.fileHash))
        throw new Problem('duplicate-import')
      const rows = await this.imports.usableRows(tx, communityId, id)
      if (item.kind === 'HOUSEHOLDS') await this.households.apply(tx, communityId, rows, await this.imports.today(tx))
      else await this.owners.apply(tx, communityId, rows, item.summary)
      await this.imports.confirm(tx, communityId, id, { ...item.summary, confirmedBy: actor.accountId })
      await this.imports.refreshStatistics(tx)
      return toImportView(await this.require(tx, communityId, id))
    })
  }

  async discard(actor: Actor, communityId: string, id: string): Promise<RosterImportView> {
    return this.work(actor, communityId, async (tx) => {
      await this.imports.takeTurn(tx, communityId)
      requirePreview(await this.require(tx, communityId, id))
      await this.imports.discard(tx, communityId, id)
      return toImportView(await this.require(tx, communityId, id))
    })
  }

  async one(actor: Actor, communityId: string, id: string): Promise<RosterImportView> {
    return this.work(actor, communityId, async (tx) => toImportView(await this.require(tx, communityId, id)))
  }

  async list(actor: Actor, communityId: string, query: ImportQuery): Promise<ImportPage> {
    return this.work(actor, communityId, async (tx) => {
      const found = await this.imports.list(tx, communityId, query)
      const items = found.slice(0, query.limit).map(toImportView)
      return { items, next: found.length > query.limit ? (items.at(-1)?.id ?? null) : null }
    })
  }

  async rows(actor: Actor, communityId: string, id: string, query: ImportRowsQuery): Promise<ImportRowsPage> {
    return this.work(actor, communityId, async (tx) => {
      const { kind } = await this.require(tx, communityId, id)
      const found = await this.imports.rows(tx, communityId, id, query)
      const items = found.slice(0, query.limit).map((row) => toImportRow(kind, row))
      return { items, next: found.length > query.limit ? (items.at(-1)?.rowNo ?? null) : null }
    })
  }

  private work<T>(actor: Actor, communityId: string, run: (tx: Tx) => Promise<T>): Promise<T> {
    const context = { communityId, role: 'community-admin', accountId: actor.accountId }
    return this.database.inTenant(context, run, IMPORT_TIMEOUT)
  }

  private async require(tx: Tx, communityId: string, id: string): Promise<ImportRecord> {
    const item = await this.imports.find(tx, communityId, id)
    if (item === undefined) throw notFound()
    return item
  }
}

function requirePreview(item: ImportRecord): void {
  if (item.state !== 'PREVIEW') throw new Problem('conflict', { word: 'import-not-open' })
}
