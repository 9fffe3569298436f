import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testEnv } from '../../test/app.js'
import { createTestDatabase, type TestDatabase } from '../../test/database.js'
import { insertAccount, insertRegions, type RegionIds } from '../../test/fixtures/people.js'
import { writePerson } from '../../test/vault.js'
import * as persons from '../communities/roster/persons.store.js'
import { now, TenantDatabase, type Tx } from './database.js'
import { idempotent } from './idempotency.store.js'
import { newId } from './ids.js'

let test: TestDatabase
let database: TenantDatabase
let regions: RegionIds
let accountId: string

beforeAll(async () => {
  test = await createTestDatabase()
  database = new TenantDatabase(testEnv(test.appUrl, 'test'))
  regions = await insertRegions(test.ownerPool)
  accountId = (await insertAccount(test.ownerPool, { role: 'coordinator', regionId: regions.guiyuan })).id
})
afterAll(async () => {
  await database.onApplicationShutdown()
  await test.drop()
})

const inGuiyuan = () => ({ communityId: regions.guiyuan, role: 'coordinator', accountId })
const inJinlan = () => ({ communityId: regions.jinlan, role: 'coordinator', accountId })

const DOOR = { code: '1-1-101', building: '1', stairwell: '1', room: '101', address: '1-1-101' }

function person(name: string) {
  const blank = { phone: null, idHash: null, idMasked: null, birthDate: null, gender: null, note: null }
  return { id: newId(), name, ...blank, deceased: false, active: true }
}

function addPerson(name: string): Promise<unknown> {
  return database.inTenant(inGuiyuan(), (tx) => persons.insertMany(tx, regions.guiyuan, [person(name)]))
}

describe('a transaction in a community', () => {
  it('sees its own rows and nobody else’s', async () => {
    await addPerson('陈阿妹')
    expect(await database.inTenant(inGuiyuan(), (tx) => tx.person.count())).toBeGreaterThan(0)
    expect(await database.inTenant(inJinlan(), (tx) => tx.person.count())).toBe(0)
    expect(await database.global((tx) => tx.person.count())).toBe(0)
  })
  it('cannot write into another community', async () => {
    const write = database.inTenant(inJinlan(), (tx) =>
      tx.household.create({ data: { communityId: regions.guiyuan, id: newId(), ...DOOR } }),
    )
    await expect(write).rejects.toThrow(/row-level security/)
  })
  it('leaves no tenant behind on the connection', async () => {
    await database.inTenantPg(inGuiyuan(), async (client) => {
      const { rows } = await client.query(`select current_setting('app.tenant') as tenant`)
      expect(rows[0]).toEqual({ tenant: regions.guiyuan })
    })
    const { rows } = await database.pool.query(`select coalesce(current_setting('app.tenant', true), '') as tenant`)
    expect(rows[0]).toEqual({ tenant: '' })
  })
  it('rolls back whole when the work throws', async () => {
    const before = await database.inTenant(inGuiyuan(), (tx) => tx.person.count())
    const work = database.inTenantPg(inGuiyuan(), async (client) => {
      await writePerson(client, regions.guiyuan, person('半途'))
      throw new Error('half way')
    })
    await expect(work).rejects.toThrow('half way')
    expect(await database.inTenant(inGuiyuan(), (tx) => tx.person.count())).toBe(before)
  })
  it('gives up a statement that runs too long, as something to try again', async () => {
    const slow = database.inTenantPg(inGuiyuan(), async (client) => {
      await client.query(`set local statement_timeout = '50ms'`)
      await client.query('select pg_sleep(2)')
    })
    await expect(slow).rejects.toMatchObject({ code: 'unavailable' })
  })
  it('given longer runs past the server’s limits on statements, transactions and pauses, and nobody else does', async () => {
    const limits = ['statement_timeout=300', 'transaction_timeout=400', 'idle_in_transaction_session_timeout=300']
    const options = limits.map((limit) => `-c ${limit}`).join(' ')
    const appUrl = `${test.appUrl}?options=${encodeURIComponent(options)}`
    const hurried = new TenantDatabase(testEnv(appUrl, 'test'))
    try {
      const slow = async (tx: Tx) => {
        await tx.$queryRaw`select pg_sleep(0.5)::text`
        await new Promise((resolve) => setTimeout(resolve, 400))
        return (await tx.$queryRaw<unknown[]>`select 1 as done`).length
      }
      const patient = hurried.inTenant(inGuiyuan(), slow, { timeoutMs: 5_000 })
      await expect(patient).resolves.toBe(1)
      await expect(hurried.inTenant(inGuiyuan(), slow)).rejects.toMatchObject({ code: 'unavailable' })
      const endless = (tx: Tx) => tx.$queryRaw`select pg_sleep(3)::text`
      await expect(hurried.global(endless, { timeoutMs: 600 })).rejects.toMatchObject({ code: 'unavailable' })
    } finally {
      await hurried.onApplicationShutdown()
    }
  })
  it('reads the database’s clock', async () => {
    const read = await database.inTenant(inGuiyuan(), now)
    expect(Math.abs(read.getTime() - Date.now())).toBeLessThan(60_000)
  })
})

describe('a transaction over several communities', () => {
  const scope = () => ({ communityIds: [regions.guiyuan, regions.jinlan], role: 'township-admin', accountId })
  it('sees no roster', async () => {
    await addPerson('王秀英')
    expect(await database.inScope(scope(), (tx) => tx.person.count())).toBe(0)
  })
  it('cannot write', async () => {
    const write = database.inScope(scope(), (tx) => tx.account.updateMany({ data: { locale: 'en' } }))
    await expect(write).rejects.toThrow(/read-only/)
  })
})

describe('work under an idempotency key', () => {
  const context = (request: unknown, key: string) => ({ ...inGuiyuan(), key, route: 'POST /opinions', request })
  const run = (request: unknown, key: string, work: () => Promise<{ n: number }>) =>
    database.inTenant(inGuiyuan(), (tx) => idempotent(tx, context(request, key), work))

  it('is done once and answers the same twice', async () => {
    let done = 0
    const work = async () => ({ n: ++done })
    expect(await run({ text: '同意' }, 'key-one-0001', work)).toEqual({ n: 1 })
    expect(await run({ text: '同意' }, 'key-one-0001', work)).toEqual({ n: 1 })
    expect(done).toBe(1)
  })
  it('is done once when ten come together', async () => {
    let done = 0
    const work = async () => ({ n: ++done })
    const answers = await Promise.all(Array.from({ length: 10 }, () => run({ text: '赞' }, 'key-two-0002', work)))
    expect(done).toBe(1)
    expect(answers).toEqual(Array.from({ length: 10 }, () => ({ n: 1 })))
  })
  it('is refused when the same key carries something else', async () => {
    await run({ text: '甲' }, 'key-three-03', async () => ({ n: 1 }))
    await expect(run({ text: '乙' }, 'key-three-03', async () => ({ n: 2 }))).rejects.toMatchObject({
      code: 'idempotency-mismatch',
    })
  })
  it('leaves the key free when the work fails', async () => {
    const failing = run({}, 'key-four-004', () => Promise.reject(new Error('no')))
    await expect(failing).rejects.toThrow('no')
    expect(await run({}, 'key-four-004', async () => ({ n: 7 }))).toEqual({ n: 7 })
  })
})
