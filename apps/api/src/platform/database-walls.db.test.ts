import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grantForMode } from '../../../../scripts/database/roles.mjs'
import { createTestDatabase, type TestDatabase, transaction } from '../../test/database.js'
import { SEALED_NOTHING, writeAccount } from '../../test/vault.js'

const HERE = randomUUID()
const THERE = randomUUID()
const ACCOUNT = randomUUID()
const NOT_GRANTED = '42501'
const APPEND_ONLY = '23001'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
  for (const [id, code] of [
    [HERE, '339921001001'],
    [THERE, '339921001002'],
  ]) {
    await database.appPool.query(
      `INSERT INTO region (id, code, name, short_name, level, kind) VALUES ($1, $2, $2, $2, 'VILLAGE_COMMUNITY', 'COMMUNITY')`,
      [id, code],
    )
    await insertPerson(id, id)
  }
  await writeAccount(database.ownerPool, { id: ACCOUNT, phone: '19900000001', displayName: 'A' })
})
afterAll(() => database.drop())

function insertPerson(tenant: string | undefined, community: string | undefined) {
  return transaction(database.appPool, tenant ? { communityId: tenant } : {}, (client) =>
    client.query('INSERT INTO person (community_id, id, name_sealed) VALUES ($1, $2, $3)', [
      community,
      randomUUID(),
      SEALED_NOTHING,
    ]),
  )
}

async function communitiesSeen(url: 'ownerPool' | 'appPool', communityId?: string, readScope?: readonly string[]) {
  const context = { ...(communityId ? { communityId } : {}), ...(readScope ? { readScope } : {}) }
  const { rows } = await transaction(database[url], context, (client) =>
    client.query<{ id: string }>('SELECT DISTINCT community_id AS id FROM person'),
  )
  return rows.map((row) => row.id)
}

const code = (error: { code?: string }) => error.code

describe('a transaction in one community', () => {
  it('sees that community only', async () => {
    expect(await communitiesSeen('appPool', HERE)).toEqual([HERE])
  })

  it('sees nothing when no community is set', async () => {
    expect(await communitiesSeen('appPool')).toEqual([])
  })

  it('binds the owner of the tables too', async () => {
    expect(await communitiesSeen('ownerPool', HERE)).toEqual([HERE])
    expect(await communitiesSeen('ownerPool')).toEqual([])
  })

  it('cannot write a row of another community', async () => {
    await expect(insertPerson(HERE, THERE)).rejects.toMatchObject({ code: NOT_GRANTED })
    await expect(insertPerson(undefined, HERE)).rejects.toMatchObject({ code: NOT_GRANTED })
  })

  it('cannot move a row into another community, nor change or delete one there', async () => {
    await transaction(database.appPool, { communityId: HERE }, async (client) => {
      const there = await client.query('UPDATE person SET active = false WHERE community_id = $1', [THERE])
      const gone = await client.query('DELETE FROM person WHERE community_id = $1', [THERE])
      expect([there.rowCount, gone.rowCount]).toEqual([0, 0])
    })
    const move = transaction(database.appPool, { communityId: HERE }, (client) =>
      client.query('UPDATE person SET community_id = $1', [THERE]),
    )
    await expect(move).rejects.toMatchObject({ code: NOT_GRANTED })
  })
})

describe('a read scope over several communities', () => {
  beforeAll(async () => {
    // A table of the test's own; that topics have this policy and rosters do not is the catalogue test's to see.
    await database.ownerPool.query(`CREATE TABLE listed (community_id uuid, title text, PRIMARY KEY (community_id, title));
      SELECT protect_tenant_table('listed'), allow_read_scope('listed')`)
    for (const communityId of [HERE, THERE]) {
      await transaction(database.appPool, { communityId }, (client) =>
        client.query(`INSERT INTO listed VALUES ($1, 'T')`, [communityId]),
      )
    }
  })

  const list = (readScope: readonly string[]) =>
    transaction(database.appPool, { readScope }, async (client) => {
      const { rows } = await client.query<{ id: string }>('SELECT community_id AS id FROM listed ORDER BY community_id')
      return rows.map((row) => row.id)
    })

  it('lists the rows of those communities and no others', async () => {
    expect(await list([HERE, THERE])).toEqual([HERE, THERE].sort())
    expect(await list([THERE])).toEqual([THERE])
    expect(await list([])).toEqual([])
  })

  it('opens no roster', async () => {
    expect(await communitiesSeen('appPool', undefined, [HERE, THERE])).toEqual([])
  })

  it('gives no right to write', async () => {
    const { rowCount } = await transaction(database.appPool, { readScope: [HERE] }, (client) =>
      client.query(`UPDATE listed SET title = 'X'`),
    )
    expect(rowCount).toBe(0)
  })
})

describe('a ledger', () => {
  const insert = () =>
    database.appPool.query(`INSERT INTO audit_log (id, action) VALUES ($1, 'sign-in')`, [randomUUID()])

  it.each(['UPDATE audit_log SET action = NULL', 'DELETE FROM audit_log', 'TRUNCATE audit_log'])(
    'refuses the app and the owner: %s',
    async (sql) => {
      await insert()
      expect(await database.appPool.query(sql).catch(code)).toBe(NOT_GRANTED)
      expect(await database.ownerPool.query(sql).catch(code)).toBe(APPEND_ONLY)
    },
  )
})

describe('the clock', () => {
  const hour = 3_600_000
  const moveByApp = (offset: number) => database.appPool.query('SELECT set_clock_offset($1)', [offset])
  const lead = async () => {
    const { rows } = await database.appPool.query<{ lead: number }>(
      'SELECT extract(epoch FROM app_now() - clock_timestamp())::float8 * 1000 AS lead',
    )
    return rows[0]?.lead
  }

  it('is moved by the app in test and demo mode, and times rows', async () => {
    await grantForMode(database.ownerUrl, 'demo')
    await moveByApp(hour)
    expect(await lead()).toBeCloseTo(hour, -2)
    const id = randomUUID()
    await database.appPool.query(`INSERT INTO audit_log (id, action) VALUES ($1, 'moved')`, [id])
    const { rows } = await database.appPool.query<{ ahead: boolean }>(
      `SELECT at > now() + interval '59 minutes' AS ahead FROM audit_log WHERE id = $1`,
      [id],
    )
    expect(rows).toEqual([{ ahead: true }])
  })

  it('stands at the real time in production, out of the reach of the app', async () => {
    await grantForMode(database.ownerUrl, 'demo')
    await moveByApp(hour)
    await grantForMode(database.ownerUrl, 'production')
    expect(await lead()).toBeCloseTo(0, -2)
    expect(await moveByApp(hour).catch(code)).toBe(NOT_GRANTED)
    expect(await database.appPool.query('UPDATE system_clock SET offset_ms = 1').catch(code)).toBe(NOT_GRANTED)
  })
})

describe('the rosters', () => {
  const inHere = (work: (insert: (sql: string, ...values: unknown[]) => Promise<unknown>) => Promise<unknown>) =>
    transaction(database.appPool, { communityId: HERE }, (client) =>
      work((sql, ...values) => client.query(sql, [HERE, ...values])),
    )
  const household = `INSERT INTO household (community_id, id, code, building, stairwell, room, address)
    VALUES ($1, $2::uuid, $2::uuid::text, '1', '1', '101', 'A')`
  const member = `INSERT INTO household_member (community_id, id, household_id, person_id, relation, is_rep)
    VALUES ($1, $2, $3, $4, 'SELF', $5)`
  const person = `INSERT INTO person (community_id, id, name_sealed) VALUES ($1, $2, '${SEALED_NOTHING}')`

  it('hold a person in one active household', async () => {
    const [one, two, who] = [randomUUID(), randomUUID(), randomUUID()]
    const twice = inHere(async (insert) => {
      await insert(household, one)
      await insert(household, two)
      await insert(person, who)
      await insert(member, randomUUID(), one, who, false)
      await insert(member, randomUUID(), two, who, false)
    })
    await expect(twice).rejects.toMatchObject({ constraint: 'household_member_one_household' })
  })

  it('give a household one representative', async () => {
    const [home, first, second] = [randomUUID(), randomUUID(), randomUUID()]
    const twoReps = inHere(async (insert) => {
      await insert(household, home)
      for (const id of [first, second]) {
        await insert(person, id)
        await insert(member, randomUUID(), home, id, true)
      }
    })
    await expect(twoReps).rejects.toMatchObject({ constraint: 'household_member_one_rep' })
  })

  it('know no other roles than the nine', async () => {
    const grant = database.appPool.query(
      'INSERT INTO role_grant (id, account_id, role, region_id) VALUES ($1, $2, $3, $4)',
      [randomUUID(), ACCOUNT, 'emperor', HERE],
    )
    await expect(grant).rejects.toMatchObject({ constraint: 'role_grant_role' })
  })
})
