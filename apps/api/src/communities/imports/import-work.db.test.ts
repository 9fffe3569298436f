import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testEnv } from '../../../test/app.js'
import { createTestDatabase, type TestDatabase } from '../../../test/database.js'
import { insertAccount, insertRegions, type RegionIds } from '../../../test/fixtures/people.js'
import type { Actor } from '../../platform/actor.js'
import { TenantDatabase, type Tx } from '../../platform/database.js'
import { ImportWork } from './import-work.js'
import { ImportsRepository } from './imports.repository.js'

let test: TestDatabase
let database: TenantDatabase
let regions: RegionIds
let actor: Actor
let work: ImportWork
let id: string
const imports = new ImportsRepository()

beforeAll(async () => {
  test = await createTestDatabase()
  database = new TenantDatabase(testEnv(test.appUrl, 'test'))
  regions = await insertRegions(test.ownerPool)
  const account = await insertAccount(test.ownerPool, { role: 'community-admin', regionId: regions.guiyuan })
  actor = {
    ...{ accountId: account.id, sessionId: '', displayName: '', grants: [], communityIds: [] },
    rolesIn: () => ['community-admin'],
    personIdIn: async () => undefined,
  }
  work = new ImportWork(database, imports)
  const columns = { firstRow: 0, lastRow: 0, fields: [], source: 'RECOGNISED' as const }
  const item = { kind: 'HOUSEHOLDS' as const, fileName: '名册.csv', fileHash: '0', byAccount: account.id, columns }
  id = await work.inTenant(actor, regions.guiyuan, (tx) => imports.insert(tx, regions.guiyuan, item))
})
afterAll(async () => {
  await database.onApplicationShutdown()
  await test.drop()
})

async function takeTooLong(tx: Tx): Promise<void> {
  await tx.$executeRaw`select set_config('statement_timeout', '50', true)`
  await tx.$executeRaw`select pg_sleep(3)::text`
}

describe('a step of an import that takes longer than it may', () => {
  it.each(['read', 'confirm'] as const)('is refused with what to do about the file (%s)', async (step) => {
    const answer = work.run(actor, regions.guiyuan, { id, step }, takeTooLong)
    await expect(answer).rejects.toMatchObject({ status: 422, parts: { word: 'import-too-slow' } })
    const { work: left } = await work.inTenant(actor, regions.guiyuan, (tx) => imports.require(tx, regions.guiyuan, id))
    expect(left).toBeNull()
  })
  it('says nothing of a file when an import is taken back', async () => {
    const answer = work.run(actor, regions.guiyuan, { id, step: 'undo' }, takeTooLong)
    await expect(answer).rejects.toMatchObject({ code: 'unavailable' })
  })
})
