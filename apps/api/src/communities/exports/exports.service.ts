import type { ExportList, ExportRoster } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import { audit } from '../../identity/audit.store.js'
import type { Actor } from '../../platform/actor.js'
import { TenantDatabase, type Tx } from '../../platform/database.js'
import { Problem } from '../../platform/problem.js'
import { HouseholdsRepository } from '../roster/households.repository.js'
import { PersonsRepository } from '../roster/persons.repository.js'
import { UnitsRepository } from '../roster/units.repository.js'
import { type Asked, bodies, households, owners, people, tags, units } from './exports.store.js'
import { type Sheet, toCsv, toXlsx } from './sheet.js'

/** More than the largest community has. */
const MOST = 60_000
const LONGEST_MS = 60_000

const PAGES = { households, persons: people, units, owners, bodies, tags } as const satisfies Record<
  ExportList,
  unknown
>

export interface Exported {
  readonly name: string
  readonly mime: string
  readonly bytes: Buffer
}

/** Lists for paper and spreadsheets: as the reader may see them, each with what it is for, on record. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly householdRows: HouseholdsRepository,
    private readonly personRows: PersonsRepository,
    private readonly unitRows: UnitsRepository,
  ) {}

  async export(actor: Actor, communityId: string, input: ExportRoster): Promise<Exported> {
    const isAdmin = actor.rolesIn(communityId).includes('community-admin')
    if (input.withPhones && !isAdmin) throw new Problem('not-allowed')
    const context = { communityId, role: isAdmin ? 'community-admin' : 'coordinator', accountId: actor.accountId }
    const sheet = await this.database.inTenant(
      context,
      async (tx) => {
        const ids = await this.idsOf(tx, communityId, input)
        const asked: Asked = { ids, withPhones: input.withPhones, readsSensitive: isAdmin }
        const made = await PAGES[input.list](tx, communityId, asked)
        const { list, format, purpose, withPhones } = input
        const detail = { list, format, purpose, withPhones, rows: made.rows.length, filtered: input.query !== '' }
        await audit(tx, { action: 'roster.exported', accountId: actor.accountId, regionId: communityId, detail })
        return made
      },
      { timeoutMs: LONGEST_MS },
    )
    return fileOf(sheet, input.format)
  }

  /** The rows of the screen under its filter. */
  private async idsOf(tx: Tx, communityId: string, input: ExportRoster): Promise<readonly string[]> {
    const { list, propertyAreaId } = input
    const query = { query: input.query, limit: MOST }
    if (list === 'bodies') return []
    if (list === 'households') return idsIn(await this.householdRows.list(tx, communityId, query))
    if (list === 'persons' || list === 'tags') return idsIn(await this.personRows.list(tx, communityId, query))
    const area = propertyAreaId === undefined ? {} : { propertyAreaId }
    return idsIn(await this.unitRows.list(tx, communityId, { ...query, ...area }))
  }
}

function idsIn(rows: readonly { readonly id: string }[]): readonly string[] {
  return rows.map(({ id }) => id)
}

async function fileOf(sheet: Sheet, format: ExportRoster['format']): Promise<Exported> {
  if (format === 'csv') return { name: `${sheet.name}.csv`, mime: 'text/csv; charset=utf-8', bytes: toCsv(sheet) }
  const mime = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { name: `${sheet.name}.xlsx`, mime, bytes: await toXlsx(sheet) }
}
