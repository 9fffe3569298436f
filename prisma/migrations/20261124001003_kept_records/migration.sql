-- What was said, told, signed, rated and decided is written once: the login that serves requests cannot rewrite it, and
-- deletes only where the product itself does, leaving its trace. No code path of the API misses these rights.

-- 1. Rows that never change --------------------------------------------------------------------------------------------
REVOKE UPDATE ON co_sign, delivery, rating, task_report, account_person, unit_owner FROM gongyi_app;
REVOKE UPDATE, DELETE ON notification FROM gongyi_app;
GRANT UPDATE (read_at) ON notification TO gongyi_app;
REVOKE DELETE ON notification_delivery FROM gongyi_app;

-- 2. An answer or a decision is given once ------------------------------------------------------------------------------
-- Column by column for the app; the trigger for everybody, so that the answer stays too.
REVOKE UPDATE ON opinion, objection, roster_correction FROM gongyi_app;
GRANT UPDATE (reply, replied_by, replied_at) ON opinion TO gongyi_app;
GRANT UPDATE (upheld, decision, decided_by, decided_at) ON objection TO gongyi_app;
GRANT UPDATE (decision, decided_by, decided_at) ON roster_correction TO gongyi_app;

CREATE FUNCTION refuse_second_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what % answered stays', TG_TABLE_NAME USING ERRCODE = 'GY009';
END
$$;
CREATE TRIGGER opinion_answered_once BEFORE UPDATE ON opinion FOR EACH ROW
  WHEN (OLD.reply IS NOT NULL) EXECUTE FUNCTION refuse_second_answer();
CREATE TRIGGER objection_decided_once BEFORE UPDATE ON objection FOR EACH ROW
  WHEN (OLD.upheld IS NOT NULL OR OLD.decision IS NOT NULL) EXECUTE FUNCTION refuse_second_answer();
CREATE TRIGGER roster_correction_decided_once BEFORE UPDATE ON roster_correction FOR EACH ROW
  WHEN (OLD.decision IS NOT NULL) EXECUTE FUNCTION refuse_second_answer();

-- 3. A poll ends, or ends later, by a step of its topic ------------------------------------------------------------------
-- xmin is the transaction that wrote the topic's row, as for stage records; deferred, because either may come first. With
-- the version comes its event (GY004).
CREATE FUNCTION require_version_of_poll() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM public.topic
    WHERE (community_id, id) = (NEW.community_id, NEW.topic_id) AND xmin = pg_current_xact_id()::xid
  ) THEN
    RAISE EXCEPTION 'a ballot ends by a step of its topic' USING ERRCODE = 'GY008';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER poll_changes_with_topic AFTER UPDATE ON poll
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.closes_at IS DISTINCT FROM OLD.closes_at OR NEW.status IS DISTINCT FROM OLD.status)
  EXECUTE FUNCTION require_version_of_poll();

-- 4. Running numbers go up -------------------------------------------------------------------------------------------------
CREATE FUNCTION guard_counter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.last < OLD.last OR to_jsonb(NEW) - 'last' IS DISTINCT FROM to_jsonb(OLD) - 'last' THEN
    RAISE EXCEPTION '% goes up only', TG_TABLE_NAME USING ERRCODE = 'GY010';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER filing_counter_goes_up BEFORE UPDATE ON filing_counter FOR EACH ROW EXECUTE FUNCTION guard_counter();
CREATE TRIGGER case_counter_goes_up BEFORE UPDATE ON case_counter FOR EACH ROW EXECUTE FUNCTION guard_counter();

-- 5. What is deleted leaves its trace ----------------------------------------------------------------------------------------
-- Owners give way to the owners of a list confirmed in the same transaction; an account loses its person by the desk's
-- audited hand; a given answer is forgotten when nobody repeats the request any more. Deferred where the trace comes after.
CREATE FUNCTION require_confirmed_list() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM public.roster_import
    WHERE community_id = OLD.community_id AND kind = 'OWNERS' AND state = 'CONFIRMED' AND xmin = pg_current_xact_id()::xid
  ) THEN
    RAISE EXCEPTION 'owners change with a confirmed list only' USING ERRCODE = 'GY011';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER unit_owner_leaves_by_list AFTER DELETE ON unit_owner
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_confirmed_list();

CREATE FUNCTION require_unlink_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM public.audit_log
    WHERE region_id = OLD.community_id AND action = 'account.unlinked' AND subject = OLD.account_id::text
      AND xmin = pg_current_xact_id()::xid
  ) THEN
    RAISE EXCEPTION 'the link of an account ends in the audit log' USING ERRCODE = 'GY011';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER account_person_ends_audited AFTER DELETE ON account_person
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_unlink_audit();

REVOKE UPDATE ON idempotency_key FROM gongyi_app;
GRANT UPDATE (response_sealed, status) ON idempotency_key TO gongyi_app;
CREATE FUNCTION guard_given_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.created_at > public.app_now() - interval '30 days' THEN
    RAISE EXCEPTION 'a given answer is kept for thirty days' USING ERRCODE = 'GY011';
  END IF;
  RETURN OLD;
END
$$;
CREATE TRIGGER idempotency_key_kept BEFORE DELETE ON idempotency_key
  FOR EACH ROW EXECUTE FUNCTION guard_given_answer();
