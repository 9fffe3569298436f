import type pg from 'pg'

/** Tables that belong to no community. Everything else in `public` is a tenant table. */
export const GLOBAL_TABLES = [
  '_prisma_migrations',
  'account',
  'audit_log',
  'contact_address',
  'filing_counter',
  'join_attempt',
  'join_code_place',
  'legal_transition',
  'one_time_code',
  'platform_key',
  'region',
  'role_grant',
  'session',
  'sign_in_attempt',
  'system_clock',
] as const

/** Tables whose rows nobody changes or deletes. */
export const LEDGERS = [
  'audit_log',
  'ballot',
  'co_sign_withdrawal',
  'electorate_snapshot',
  'filing',
  'referral_event',
  'screening_letter',
  'sortition_answer',
  'sortition_pool_entry',
  'sortition_seat',
  'topic_event',
] as const

/** Tables that may be listed across communities (of notifications: one's own). Never rosters, units or ballots. */
export const READ_SCOPE_TABLES = ['filing', 'motion', 'notification', 'sortition_draw', 'topic', 'topic_event'] as const

export interface Allowed {
  readonly globalTables: readonly string[]
  readonly ledgers: readonly string[]
  readonly readScopeTables: readonly string[]
}

const ALLOWED: Allowed = { globalTables: GLOBAL_TABLES, ledgers: LEDGERS, readScopeTables: READ_SCOPE_TABLES }

interface Check {
  readonly sql: string
  readonly values: (allowed: Allowed) => readonly unknown[]
}

const TENANT_TABLES = `
  SELECT c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> ALL ($1)`

const LEADS = `SELECT attname FROM pg_attribute WHERE attrelid = t.oid AND attnum =`

const globals = ({ globalTables }: Allowed) => [globalTables]

/** Each query answers with the sentences of what is wrong; no rows, nothing wrong. */
const CHECKS: readonly Check[] = [
  {
    sql: `SELECT t.relname || ' has no community_id uuid NOT NULL and is not in the list of global tables' AS violation
      FROM (${TENANT_TABLES}) t WHERE NOT EXISTS (
        SELECT FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'community_id' AND a.attnotnull
          AND a.atttypid = 'uuid'::regtype)`,
    values: globals,
  },
  {
    sql: `SELECT name || ' is listed as global but does not exist or has a community_id' AS violation
      FROM unnest($1::text[]) name WHERE to_regclass('public.' || name) IS NULL OR EXISTS (
        SELECT FROM pg_attribute WHERE attrelid = to_regclass('public.' || name) AND attname = 'community_id')`,
    values: globals,
  },
  {
    sql: `SELECT t.relname || ' lacks ' || CASE WHEN t.relrowsecurity THEN 'FORCE' ELSE 'ENABLE' END
        || ' ROW LEVEL SECURITY' AS violation
      FROM (${TENANT_TABLES}) t WHERE NOT (t.relrowsecurity AND t.relforcerowsecurity)`,
    values: globals,
  },
  {
    sql: `SELECT t.relname || ' has no policy for every command with USING and WITH CHECK on app.tenant' AS violation
      FROM (${TENANT_TABLES}) t WHERE NOT EXISTS (
        SELECT FROM pg_policy p WHERE p.polrelid = t.oid AND p.polcmd = '*'
          AND pg_get_expr(p.polqual, p.polrelid) LIKE '%community_id = %app.tenant%'
          AND pg_get_expr(p.polwithcheck, p.polrelid) = pg_get_expr(p.polqual, p.polrelid))`,
    values: globals,
  },
  {
    sql: `SELECT t.relname || ' has the unexpected policy ' || p.polname AS violation
      FROM (${TENANT_TABLES}) t JOIN pg_policy p ON p.polrelid = t.oid
      WHERE p.polname <> 'tenant' AND p.polpermissive
        AND NOT (p.polname = 'read_scope' AND p.polcmd = 'r' AND t.relname = ANY ($2)
          AND pg_get_expr(p.polqual, p.polrelid) LIKE '%community_id = ANY %app.read_scope%')`,
    values: ({ globalTables, readScopeTables }) => [globalTables, readScopeTables],
  },
  {
    sql: `SELECT t.relname || ' has no primary key' AS violation FROM (${TENANT_TABLES}) t
      WHERE NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = t.oid AND i.indisprimary)`,
    values: globals,
  },
  {
    sql: `SELECT t.relname || ': ' || i.indexrelid::regclass || ' does not begin with community_id' AS violation
      FROM (${TENANT_TABLES}) t JOIN pg_index i ON i.indrelid = t.oid
      WHERE i.indisunique AND (${LEADS} i.indkey[0]) IS DISTINCT FROM 'community_id'`,
    values: globals,
  },
  {
    sql: `SELECT t.relname || ': foreign key ' || f.conname || ' does not pair community_id with community_id first' AS violation
      FROM (${TENANT_TABLES}) t JOIN pg_constraint f ON f.conrelid = t.oid AND f.contype = 'f'
      JOIN (${TENANT_TABLES}) target ON target.oid = f.confrelid
      WHERE (${LEADS} f.conkey[1]) <> 'community_id'
        OR (SELECT attname FROM pg_attribute WHERE attrelid = target.oid AND attnum = f.confkey[1]) <> 'community_id'`,
    values: globals,
  },
  {
    sql: `SELECT c.relname || ' is a view that reads with its owner''s rights' AS violation FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND (c.relkind = 'm'
        OR c.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false))`,
    values: () => [],
  },
  {
    sql: `SELECT rolname || ' may do more than a plain login' AS violation FROM pg_roles
      WHERE rolname IN ('gongyi_app', 'gongyi_definer')
        AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication
          OR rolname = 'gongyi_definer' AND rolcanlogin)`,
    values: () => [],
  },
  {
    sql: `SELECT 'gongyi_app is a member of ' || roleid::regrole AS violation FROM pg_auth_members
      WHERE member = 'gongyi_app'::regrole`,
    values: () => [],
  },
  {
    sql: `SELECT 'gongyi_app owns ' || pg_describe_object(classid, objid, objsubid) AS violation FROM pg_shdepend
      WHERE refobjid = 'gongyi_app'::regrole AND deptype = 'o'
        AND dbid IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))`,
    values: () => [],
  },
  {
    sql: `SELECT format('gongyi_app may %s %s', privilege, c.relname) AS violation
      FROM pg_class c, unnest(ARRAY['TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN']) privilege
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v')
        AND has_table_privilege('gongyi_app', c.oid, privilege)`,
    values: () => [],
  },
  {
    sql: `SELECT format('gongyi_app may %s the ledger %s', privilege, name) AS violation
      FROM unnest($1::text[]) name, unnest(ARRAY['UPDATE', 'DELETE']) privilege
      WHERE has_table_privilege('gongyi_app', 'public.' || name, privilege)
        OR privilege = 'UPDATE' AND has_any_column_privilege('gongyi_app', 'public.' || name, privilege)`,
    values: ({ ledgers }) => [ledgers],
  },
  {
    // tgtype bits: 2 before, 8 delete, 16 update, 32 truncate, 1 each row.
    sql: `SELECT name || ' lacks an enabled trigger against ' || what AS violation
      FROM unnest($1::text[]) name, (VALUES ('UPDATE and DELETE', 27), ('TRUNCATE', 34)) AS need (what, bits)
      WHERE NOT EXISTS (SELECT FROM pg_trigger g JOIN pg_proc p ON p.oid = g.tgfoid
        WHERE g.tgrelid = to_regclass('public.' || name) AND g.tgtype & bits = bits AND g.tgenabled IN ('O', 'A')
          AND p.proname = 'refuse_ledger_change')`,
    values: ({ ledgers }) => [ledgers],
  },
  {
    sql: `SELECT p.oid::regprocedure || ' is SECURITY DEFINER without a search_path of its own' AS violation FROM pg_proc p
      WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef AND NOT EXISTS (
        SELECT FROM unnest(p.proconfig) setting WHERE setting LIKE 'search_path=%')`,
    values: () => [],
  },
  {
    sql: `SELECT p.oid::regprocedure || ' is SECURITY DEFINER and owned by ' || p.proowner::regrole AS violation FROM pg_proc p
      WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef AND p.proowner <> 'gongyi_definer'::regrole`,
    values: () => [],
  },
  {
    sql: `SELECT p.oid::regprocedure || ' may be executed by everybody' AS violation FROM pg_proc p,
        aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) granted
      WHERE p.pronamespace = 'public'::regnamespace AND granted.grantee = 0`,
    values: () => [],
  },
  {
    sql: `SELECT 'everybody may ' || granted.privilege_type || ' in schema public' AS violation FROM pg_namespace n,
        aclexplode(n.nspacl) granted
      WHERE n.nspname = 'public' AND granted.grantee = 0`,
    values: () => [],
  },
  {
    sql: `SELECT 'everybody may ' || granted.privilege_type || ' ' || c.relname AS violation FROM pg_class c,
        aclexplode(c.relacl) granted
      WHERE c.relnamespace = 'public'::regnamespace AND granted.grantee = 0`,
    values: () => [],
  },
]

/** Reads pg_catalog and says, one sentence each and by name, where the database's second wall has a hole. */
export async function catalogueViolations(
  client: pg.Pool | pg.ClientBase,
  allowed = ALLOWED,
): Promise<readonly string[]> {
  const found: string[] = []
  for (const { sql, values } of CHECKS) {
    const { rows } = await client.query<{ violation: string }>(sql, [...values(allowed)])
    found.push(...rows.map((row) => row.violation))
  }
  return found.sort()
}
