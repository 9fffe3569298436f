-- Roles, the clock and the functions that later migrations protect tables with.
-- Why it is arranged this way: docs/decisions/0002-database-roles-and-row-level-security.md

-- Roles belong to the whole server: another database (or a database administrator) may have made them already.
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['gongyi_app', 'gongyi_definer'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS', wanted);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL;
      END;
    END IF;
  END LOOP;
  -- The migrating login hands functions over to gongyi_definer and may replace them later.
  IF NOT (pg_has_role(current_user, 'gongyi_definer', 'USAGE') AND pg_has_role(current_user, 'gongyi_definer', 'SET')) THEN
    EXECUTE format('GRANT gongyi_definer TO %I WITH INHERIT TRUE, SET TRUE', current_user);
  END IF;
END
$$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO gongyi_app, gongyi_definer;
-- PostgreSQL lets everybody execute every new function; here each one is granted by name.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- The only clock for deadlines. plpgsql, because its body may name a table that the next migration makes.
CREATE FUNCTION app_now() RETURNS timestamptz LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  RETURN clock_timestamp()
    + coalesce((SELECT offset_ms FROM public.system_clock WHERE id = 1), 0) * interval '1 millisecond';
END
$$;
GRANT EXECUTE ON FUNCTION app_now() TO gongyi_app, gongyi_definer;

-- A community's table: nobody, its owner included, sees or writes another community's rows.
-- An unset tenant is NULL, which equals nothing: it fails closed.
CREATE FUNCTION protect_tenant_table(protected regclass) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  condition constant text := $sql$community_id = nullif(current_setting('app.tenant', true), '')::uuid$sql$;
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', protected);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', protected);
  EXECUTE format('CREATE POLICY tenant ON %s USING (%s) WITH CHECK (%s)', protected, condition, condition);
  EXECUTE format('REVOKE ALL ON %s FROM PUBLIC', protected);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO gongyi_app', protected);
END
$$;

-- Lists across communities (township and county desks, people living in two). Reading only, never rosters or ballots.
CREATE FUNCTION allow_read_scope(shared regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format(
    $sql$CREATE POLICY read_scope ON %s FOR SELECT
      USING (community_id = ANY (nullif(current_setting('app.read_scope', true), '')::uuid[]))$sql$,
    shared
  );
END
$$;

CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

-- Append-only twice over: no grant for the app, triggers for everybody else, the owner included.
-- On a tenant table, call it after protect_tenant_table().
CREATE FUNCTION protect_ledger(protected regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('REVOKE ALL ON %s FROM PUBLIC, gongyi_app', protected);
  EXECUTE format('GRANT SELECT, INSERT ON %s TO gongyi_app', protected);
  EXECUTE format(
    'CREATE TRIGGER ledger_rows BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION public.refuse_ledger_change()',
    protected
  );
  EXECUTE format(
    'CREATE TRIGGER ledger_whole BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_ledger_change()',
    protected
  );
END
$$;

-- Hands a SECURITY DEFINER function to gongyi_definer, which row-level security binds like anybody else.
-- Grants execution to the app; what the function touches must be granted to gongyi_definer table by table.
CREATE FUNCTION protect_definer_function(protected regprocedure) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM pg_proc p, unnest(p.proconfig) setting
    WHERE p.oid = protected AND p.prosecdef AND setting LIKE 'search_path=%'
  ) THEN
    RAISE EXCEPTION '% must be SECURITY DEFINER with its own search_path', protected;
  END IF;
  EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', protected);
  EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO gongyi_app', protected);
  -- PostgreSQL wants the new owner to hold CREATE on the schema at this moment, and only then.
  GRANT CREATE ON SCHEMA public TO gongyi_definer;
  EXECUTE format('ALTER FUNCTION %s OWNER TO gongyi_definer', protected);
  REVOKE CREATE ON SCHEMA public FROM gongyi_definer;
END
$$;
