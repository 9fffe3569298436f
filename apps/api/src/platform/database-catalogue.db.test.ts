import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogueViolations } from '../../test/catalogue.js'
import { createTestDatabase, type TestDatabase } from '../../test/database.js'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

/** Runs SQL as the owner in a transaction that is never committed, and reads the catalogue inside it. */
async function violationsAfter(sql: string): Promise<readonly string[]> {
  const client: pg.PoolClient = await database.ownerPool.connect()
  try {
    await client.query('BEGIN')
    await client.query(sql)
    return await catalogueViolations(client)
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

const TENANT_TABLE = 'CREATE TABLE stray (community_id uuid, id uuid, PRIMARY KEY (community_id, id))'
const PROTECTED = `${TENANT_TABLE}; SELECT protect_tenant_table('stray')`
const DEFINER = 'CREATE FUNCTION stray() RETURNS int LANGUAGE sql SECURITY DEFINER'

describe('the database catalogue', () => {
  it('shows every table of the migrations protected', async () => {
    expect(await catalogueViolations(database.ownerPool)).toEqual([])
  })

  it('passes a new tenant table made with protect_tenant_table()', async () => {
    expect(await violationsAfter(PROTECTED)).toEqual([])
  })
})

describe('the catalogue check names', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['a tenant table without row-level security', TENANT_TABLE, 'stray lacks ENABLE ROW LEVEL SECURITY'],
    [
      'a tenant table whose owner is not bound',
      `${PROTECTED}; ALTER TABLE stray NO FORCE ROW LEVEL SECURITY`,
      'stray lacks FORCE ROW LEVEL SECURITY',
    ],
    [
      'a policy that checks reading but not writing',
      `${PROTECTED}; DROP POLICY tenant ON stray;
       CREATE POLICY tenant ON stray USING (community_id = nullif(current_setting('app.tenant', true), '')::uuid)
         WITH CHECK (true)`,
      'stray has no policy for every command with USING and WITH CHECK on app.tenant',
    ],
    [
      'a policy that opens a roster to everybody',
      `CREATE POLICY open_house ON person FOR SELECT USING (true)`,
      'person has the unexpected policy open_house',
    ],
    [
      'a roster listed across communities',
      `SELECT allow_read_scope('person')`,
      'person has the unexpected policy read_scope',
    ],
    [
      'a table with no community that nobody listed as global',
      'CREATE TABLE stray (id uuid PRIMARY KEY)',
      'stray has no community_id uuid NOT NULL and is not in the list of global tables',
    ],
    [
      'a unique index that does not begin with the community',
      'CREATE UNIQUE INDEX stray_phone ON person (phone_sealed)',
      'person: stray_phone does not begin with community_id',
    ],
    [
      'a foreign key that could reach into another community',
      `ALTER TABLE unit_owner ADD CONSTRAINT stray FOREIGN KEY (person_id, community_id) REFERENCES person (id, community_id)`,
      'unit_owner: foreign key stray does not pair community_id with community_id first',
    ],
    [
      'a view that reads past row-level security',
      'CREATE VIEW stray AS SELECT name_sealed FROM person',
      "stray is a view that reads with its owner's rights",
    ],
    [
      'a ledger the app may update',
      'GRANT UPDATE (detail) ON audit_log TO gongyi_app',
      'gongyi_app may UPDATE the ledger audit_log',
    ],
    [
      'a ledger whose trigger is switched off',
      'ALTER TABLE audit_log DISABLE TRIGGER ledger_rows',
      'audit_log lacks an enabled trigger against UPDATE and DELETE',
    ],
    ['a table the app may empty', 'GRANT TRUNCATE ON person TO gongyi_app', 'gongyi_app may TRUNCATE person'],
    [
      'a definer function without a fixed search path',
      `${DEFINER} AS 'SELECT 1'`,
      'stray() is SECURITY DEFINER without a search_path of its own',
    ],
    [
      'a definer function that runs as the owner of the tables',
      `${DEFINER} SET search_path = public, pg_temp AS 'SELECT 1'`,
      'stray() is SECURITY DEFINER and owned by gongyi_owner',
    ],
    [
      'a function everybody may execute',
      `CREATE FUNCTION stray() RETURNS int LANGUAGE sql AS 'SELECT 1'; GRANT EXECUTE ON FUNCTION stray() TO PUBLIC`,
      'stray() may be executed by everybody',
    ],
    [
      'a table the app owns',
      `GRANT gongyi_app TO gongyi_owner WITH SET TRUE; GRANT CREATE ON SCHEMA public TO gongyi_app;
       ${PROTECTED}; ALTER TABLE stray OWNER TO gongyi_app`,
      'gongyi_app owns table stray',
    ],
  ]

  it.each(cases)('%s', async (_what, sql, sentence) => {
    expect(await violationsAfter(sql)).toContain(sentence)
  })
})
