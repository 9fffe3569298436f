-- What Prisma's schema language cannot say about the tables of the migration before this one.

-- 1. Tenant tables --------------------------------------------------------------------------------------------------
SELECT protect_tenant_table(tenant_table::regclass)
FROM unnest(ARRAY[
  'person', 'household', 'household_member', 'property_area', 'unit', 'unit_owner', 'account_person',
  'roster_import', 'roster_import_row', 'idempotency_key',
  'topic', 'stage_record', 'topic_event', 'motion', 'voting_unit', 'co_sign', 'roster_correction', 'delivery', 'opinion',
  'poll', 'ballot', 'paper_ballot', 'objection', 'task', 'task_report', 'rating', 'case_counter',
  'filing', 'notification', 'notification_delivery'
]) AS tenant_table;

-- Lists across communities: topics and what is public of them.
SELECT allow_read_scope(shared_table::regclass)
FROM unnest(ARRAY['topic', 'motion', 'topic_event', 'filing']) AS shared_table;

-- 2. Global tables: each with exactly what the app does to it --------------------------------------------------------
REVOKE ALL ON region, account, one_time_code, session, role_grant, sign_in_attempt, system_clock, filing_counter
  FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE ON region, account, role_grant, filing_counter TO gongyi_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON session, one_time_code TO gongyi_app;
GRANT SELECT, INSERT, DELETE ON sign_in_attempt TO gongyi_app;
GRANT SELECT ON system_clock TO gongyi_app;

-- 3. Ledgers ---------------------------------------------------------------------------------------------------------
SELECT protect_ledger(ledger::regclass) FROM unnest(ARRAY['audit_log', 'topic_event', 'ballot', 'filing']) AS ledger;

-- 4. The clock -------------------------------------------------------------------------------------------------------
ALTER TABLE system_clock ADD CONSTRAINT system_clock_single_row CHECK (id = 1);
INSERT INTO system_clock (id, offset_ms) VALUES (1, 0);

-- The app may execute it in test and demo mode only; start grants and revokes (scripts/database/prepare.mjs).
CREATE FUNCTION set_clock_offset(new_offset_ms bigint) RETURNS timestamptz
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE system_clock SET offset_ms = new_offset_ms WHERE id = 1;
  SELECT app_now();
$$;
GRANT SELECT, UPDATE ON system_clock TO gongyi_definer;
SELECT protect_definer_function('set_clock_offset(bigint)');
REVOKE EXECUTE ON FUNCTION set_clock_offset(bigint) FROM gongyi_app;

-- 5. Rules of single rows --------------------------------------------------------------------------------------------
ALTER TABLE role_grant
  ADD CONSTRAINT role_grant_role CHECK (role IN (
    'resident', 'coordinator', 'community-admin', 'township-admin', 'county-observer', 'auditor', 'expert',
    'supervisor', 'system-admin'
  )),
  ADD CONSTRAINT role_grant_order CHECK (valid_to IS NULL OR valid_to >= valid_from);

ALTER TABLE region ADD CONSTRAINT region_kind_of_level CHECK (
  CASE level
    WHEN 'TOWNSHIP' THEN kind IN ('XIANG', 'ZHEN', 'JIEDAO')
    WHEN 'VILLAGE_COMMUNITY' THEN kind IN ('VILLAGE', 'COMMUNITY', 'MIXED')
    ELSE kind IS NULL
  END
);

ALTER TABLE one_time_code ADD CONSTRAINT one_time_code_attempts CHECK (attempts >= 0);

ALTER TABLE account_person ADD CONSTRAINT account_person_two_people CHECK (linked_by <> account_id);

-- A notice comes from an event of a topic, or from what befell the account.
ALTER TABLE notification ADD CONSTRAINT notification_origin CHECK ((topic_id IS NULL) = (event_seq IS NULL));

ALTER TABLE unit ADD CONSTRAINT unit_area CHECK (area_centi >= 0);

ALTER TABLE unit_owner ADD CONSTRAINT unit_owner_one_owner CHECK ((person_id IS NULL) <> (org_name IS NULL));

ALTER TABLE roster_import ADD CONSTRAINT roster_import_confirmed CHECK ((state = 'CONFIRMED') = (confirmed_at IS NOT NULL));

-- 6. Rules among rows ------------------------------------------------------------------------------------------------
-- One representative a household and one household a person: what the count of households rests on.
CREATE UNIQUE INDEX household_member_one_rep ON household_member (community_id, household_id) WHERE is_rep AND active;
CREATE UNIQUE INDEX household_member_one_head ON household_member (community_id, household_id) WHERE is_head AND active;
CREATE UNIQUE INDEX household_member_one_household ON household_member (community_id, person_id) WHERE active;
-- An organisation is one owner of a unit; Prisma's unique index lets NULL persons repeat.
CREATE UNIQUE INDEX unit_owner_one_organisation ON unit_owner (community_id, unit_id, org_name) WHERE org_name IS NOT NULL;
CREATE UNIQUE INDEX unit_owner_one_voting_rep ON unit_owner (community_id, unit_id) WHERE is_voting_rep;
-- The same file is confirmed once.
CREATE UNIQUE INDEX roster_import_confirmed_once ON roster_import (community_id, kind, file_hash) WHERE state = 'CONFIRMED';
