-- The procedure as the database's second wall: what no code path of the API may do, even by mistake.

-- 1. Legal changes of place ------------------------------------------------------------------------------------------
-- Out of legalChanges() in packages/shared by scripts/database/legal-changes.mjs; a test proves that they agree.
-- legal changes: begin
INSERT INTO legal_transition (from_stage, from_status, to_stage, to_status, role) VALUES
  ('deliberate', 'active', 'deliberate', 'suspended', 'community-admin'),
  ('deliberate', 'active', 'deliberate', 'suspended', 'township-admin'),
  ('deliberate', 'active', 'deliberate', 'terminated', 'community-admin'),
  ('deliberate', 'active', 'participants', 'active', 'community-admin'),
  ('deliberate', 'active', 'vote', 'active', 'community-admin'),
  ('deliberate', 'active', 'vote', 'active', 'coordinator'),
  ('deliberate', 'suspended', 'deliberate', 'active', 'community-admin'),
  ('deliberate', 'suspended', 'deliberate', 'active', 'township-admin'),
  ('deliberate', 'suspended', 'deliberate', 'terminated', 'community-admin'),
  ('filing', 'active', 'filing', 'submitted', 'community-admin'),
  ('filing', 'active', 'filing', 'submitted', 'coordinator'),
  ('filing', 'active', 'filing', 'suspended', 'community-admin'),
  ('filing', 'active', 'filing', 'suspended', 'township-admin'),
  ('filing', 'active', 'filing', 'terminated', 'community-admin'),
  ('filing', 'returned', 'filing', 'submitted', 'community-admin'),
  ('filing', 'returned', 'filing', 'submitted', 'coordinator'),
  ('filing', 'submitted', 'deliberate', 'active', 'township-admin'),
  ('filing', 'submitted', 'filing', 'not-adopted', 'community-admin'),
  ('filing', 'submitted', 'filing', 'not-adopted', 'township-admin'),
  ('filing', 'submitted', 'filing', 'returned', 'township-admin'),
  ('filing', 'submitted', 'implement', 'active', 'community-admin'),
  ('filing', 'submitted', 'implement', 'active', 'township-admin'),
  ('filing', 'suspended', 'filing', 'active', 'community-admin'),
  ('filing', 'suspended', 'filing', 'active', 'township-admin'),
  ('filing', 'suspended', 'filing', 'terminated', 'community-admin'),
  ('format', 'active', 'deliberate', 'active', 'community-admin'),
  ('format', 'active', 'deliberate', 'active', 'coordinator'),
  ('format', 'active', 'format', 'suspended', 'community-admin'),
  ('format', 'active', 'format', 'suspended', 'township-admin'),
  ('format', 'active', 'format', 'terminated', 'community-admin'),
  ('format', 'suspended', 'format', 'active', 'community-admin'),
  ('format', 'suspended', 'format', 'active', 'township-admin'),
  ('format', 'suspended', 'format', 'terminated', 'community-admin'),
  ('implement', 'active', 'implement', 'closed', 'community-admin'),
  ('implement', 'active', 'implement', 'closed', 'coordinator'),
  ('implement', 'active', 'implement', 'suspended', 'community-admin'),
  ('implement', 'active', 'implement', 'suspended', 'township-admin'),
  ('implement', 'active', 'implement', 'terminated', 'community-admin'),
  ('implement', 'closed', 'implement', 'archived', 'community-admin'),
  ('implement', 'suspended', 'implement', 'active', 'community-admin'),
  ('implement', 'suspended', 'implement', 'active', 'township-admin'),
  ('implement', 'suspended', 'implement', 'terminated', 'community-admin'),
  ('notice', 'active', 'format', 'active', 'community-admin'),
  ('notice', 'active', 'format', 'active', 'coordinator'),
  ('notice', 'active', 'notice', 'suspended', 'community-admin'),
  ('notice', 'active', 'notice', 'suspended', 'township-admin'),
  ('notice', 'active', 'notice', 'terminated', 'community-admin'),
  ('notice', 'active', 'notice', 'withdrawn', 'community-admin'),
  ('notice', 'active', 'notice', 'withdrawn', 'coordinator'),
  ('notice', 'active', 'notice', 'withdrawn', 'resident'),
  ('notice', 'suspended', 'notice', 'active', 'community-admin'),
  ('notice', 'suspended', 'notice', 'active', 'township-admin'),
  ('notice', 'suspended', 'notice', 'terminated', 'community-admin'),
  ('participants', 'active', 'notice', 'active', 'community-admin'),
  ('participants', 'active', 'notice', 'active', 'coordinator'),
  ('participants', 'active', 'participants', 'suspended', 'community-admin'),
  ('participants', 'active', 'participants', 'suspended', 'township-admin'),
  ('participants', 'active', 'participants', 'terminated', 'community-admin'),
  ('participants', 'active', 'participants', 'withdrawn', 'community-admin'),
  ('participants', 'active', 'participants', 'withdrawn', 'coordinator'),
  ('participants', 'active', 'participants', 'withdrawn', 'resident'),
  ('participants', 'active', 'propose', 'screening', 'community-admin'),
  ('participants', 'active', 'propose', 'screening', 'coordinator'),
  ('participants', 'suspended', 'participants', 'active', 'community-admin'),
  ('participants', 'suspended', 'participants', 'active', 'township-admin'),
  ('participants', 'suspended', 'participants', 'terminated', 'community-admin'),
  ('propose', 'draft', 'propose', 'screening', 'community-admin'),
  ('propose', 'draft', 'propose', 'screening', 'coordinator'),
  ('propose', 'draft', 'propose', 'screening', 'resident'),
  ('propose', 'draft', 'propose', 'withdrawn', 'community-admin'),
  ('propose', 'draft', 'propose', 'withdrawn', 'coordinator'),
  ('propose', 'draft', 'propose', 'withdrawn', 'resident'),
  ('propose', 'returned', 'propose', 'screening', 'community-admin'),
  ('propose', 'returned', 'propose', 'screening', 'coordinator'),
  ('propose', 'returned', 'propose', 'screening', 'resident'),
  ('propose', 'returned', 'propose', 'withdrawn', 'community-admin'),
  ('propose', 'returned', 'propose', 'withdrawn', 'coordinator'),
  ('propose', 'returned', 'propose', 'withdrawn', 'resident'),
  ('propose', 'screening', 'participants', 'active', 'community-admin'),
  ('propose', 'screening', 'participants', 'active', 'coordinator'),
  ('propose', 'screening', 'propose', 'declined', 'community-admin'),
  ('propose', 'screening', 'propose', 'merged', 'community-admin'),
  ('propose', 'screening', 'propose', 'referred', 'community-admin'),
  ('propose', 'screening', 'propose', 'referred', 'coordinator'),
  ('propose', 'screening', 'propose', 'returned', 'community-admin'),
  ('propose', 'screening', 'propose', 'returned', 'coordinator'),
  ('propose', 'screening', 'propose', 'withdrawn', 'community-admin'),
  ('propose', 'screening', 'propose', 'withdrawn', 'coordinator'),
  ('propose', 'screening', 'propose', 'withdrawn', 'resident'),
  ('vote', 'active', 'deliberate', 'active', 'community-admin'),
  ('vote', 'active', 'filing', 'active', 'community-admin'),
  ('vote', 'active', 'filing', 'active', 'coordinator'),
  ('vote', 'active', 'format', 'active', 'community-admin'),
  ('vote', 'active', 'vote', 'suspended', 'community-admin'),
  ('vote', 'active', 'vote', 'suspended', 'township-admin'),
  ('vote', 'active', 'vote', 'terminated', 'community-admin'),
  ('vote', 'suspended', 'vote', 'active', 'community-admin'),
  ('vote', 'suspended', 'vote', 'active', 'township-admin'),
  ('vote', 'suspended', 'vote', 'terminated', 'community-admin');
-- legal changes: end

REVOKE ALL ON legal_transition FROM PUBLIC, gongyi_app;
GRANT SELECT ON legal_transition TO gongyi_app;

-- 2. Topics ----------------------------------------------------------------------------------------------------------
-- A consultation is never deleted; its records, events and counts stay with it, and so does what people said and did.
REVOKE DELETE, TRUNCATE ON topic, stage_record, filing_counter, case_counter, co_sign, opinion, objection, poll, rating,
  roster_correction, task, task_report FROM gongyi_app;

CREATE FUNCTION guard_topic_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.stage, NEW.status, NEW.version, NEW.round) IS DISTINCT FROM ('propose', 'draft', 1, 1)
    OR NEW.filing_no IS NOT NULL OR NEW.outcome IS NOT NULL THEN
    RAISE EXCEPTION 'a topic begins as the first version of a draft' USING ERRCODE = 'GY001';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER topic_begins BEFORE INSERT ON topic FOR EACH ROW EXECUTE FUNCTION guard_topic_insert();

CREATE FUNCTION guard_topic_update() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  acting constant text := current_setting('app.role', true);
BEGIN
  IF NEW IS NOT DISTINCT FROM OLD THEN
    RETURN NEW;
  END IF;
  IF (NEW.community_id, NEW.id, NEW.case_no, NEW.created_at, NEW.proposer_account_id, NEW.parent_topic_id)
    IS DISTINCT FROM (OLD.community_id, OLD.id, OLD.case_no, OLD.created_at, OLD.proposer_account_id, OLD.parent_topic_id)
    OR (OLD.filing_no IS NOT NULL AND NEW.filing_no IS DISTINCT FROM OLD.filing_no) THEN
    RAISE EXCEPTION 'what identifies topic % does not change', OLD.case_no USING ERRCODE = 'GY002';
  END IF;
  IF NEW.version <> OLD.version + 1 OR NEW.round NOT IN (OLD.round, OLD.round + 1) THEN
    RAISE EXCEPTION 'topic % goes from version % to %, not to %', OLD.case_no, OLD.version, OLD.version + 1, NEW.version
      USING ERRCODE = 'GY003';
  END IF;
  IF (NEW.stage, NEW.status) IS DISTINCT FROM (OLD.stage, OLD.status) AND NOT EXISTS (
    SELECT FROM public.legal_transition
    WHERE (from_stage, from_status, to_stage, to_status, role) = (OLD.stage, OLD.status, NEW.stage, NEW.status, acting)
  ) THEN
    RAISE EXCEPTION '% may not move topic % from %/% to %/%', coalesce(nullif(acting, ''), 'nobody'), OLD.case_no,
      OLD.stage, OLD.status, NEW.stage, NEW.status USING ERRCODE = 'GY001';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER topic_moves BEFORE UPDATE ON topic FOR EACH ROW EXECUTE FUNCTION guard_topic_update();

-- 3. No version without its event, no event without its version --------------------------------------------------------
-- Deferred: both are written in one transaction, in either order.
CREATE FUNCTION require_event_of_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM public.topic_event
    WHERE (community_id, topic_id, seq) = (NEW.community_id, NEW.id, NEW.version)
  ) THEN
    RAISE EXCEPTION 'version % of topic % has no event', NEW.version, NEW.case_no USING ERRCODE = 'GY004';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER topic_version_has_event AFTER INSERT OR UPDATE ON topic
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event_of_version();

CREATE FUNCTION require_version_of_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM public.topic WHERE (community_id, id) = (NEW.community_id, NEW.topic_id) AND version >= NEW.seq
  ) THEN
    RAISE EXCEPTION 'event % belongs to no version of its topic', NEW.seq USING ERRCODE = 'GY004';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER topic_event_has_version AFTER INSERT ON topic_event
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_version_of_event();

-- RFC 8785 of an object with these members, for texts and whole numbers of plain ASCII: sorted names, no spaces.
CREATE FUNCTION canonical_hash(members jsonb) RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT encode(sha256(convert_to(
    '{' || string_agg(to_jsonb(key)::text || ':' || value::text, ',' ORDER BY key COLLATE "C") || '}', 'UTF8')), 'hex')
  FROM jsonb_each(members)
$$;
GRANT EXECUTE ON FUNCTION canonical_hash(jsonb) TO gongyi_app;

-- As appendEvent() in packages/shared hashes it. The payload's own commitment is verified there: numbers and names of any
-- JSON have no canonical form in SQL.
CREATE FUNCTION event_hash(event topic_event) RETURNS text LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT canonical_hash(jsonb_build_object(
    'scheme', 'gongyi-event-v1', 'communityId', event.community_id, 'topicId', event.topic_id, 'seq', event.seq,
    'type', event.type, 'stage', event.stage, 'actorRole', event.actor_role,
    'at', to_char(event.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'actorHash', event.actor_hash, 'payloadHash', event.payload_hash, 'prevHash', event.prev_hash))
$$;
GRANT EXECUTE ON FUNCTION event_hash(topic_event) TO gongyi_app;

-- The chain has no hole and no fork, and no event says another hash, another actor or another time than its own.
CREATE FUNCTION guard_event_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before_it public.topic_event;
BEGIN
  SELECT * INTO before_it FROM public.topic_event
  WHERE (community_id, topic_id, seq) = (NEW.community_id, NEW.topic_id, NEW.seq - 1);
  IF NEW.prev_hash IS DISTINCT FROM (CASE WHEN NEW.seq = 1 THEN repeat('0', 64) ELSE before_it.hash END) THEN
    RAISE EXCEPTION 'event % does not continue the chain of its topic', NEW.seq USING ERRCODE = 'GY004';
  END IF;
  -- A clock set back does not stop a topic: its next event then bears the time of the last.
  IF NEW.at < before_it.at OR NEW.at > greatest(public.app_now(), before_it.at) THEN
    RAISE EXCEPTION 'event % is earlier than the one before it or later than now', NEW.seq USING ERRCODE = 'GY004';
  END IF;
  IF NEW.salt !~ '^[0-9a-f]{32}$' OR NEW.payload_hash !~ '^[0-9a-f]{64}$'
    OR NEW.actor_hash IS DISTINCT FROM public.canonical_hash(
      jsonb_build_object('scheme', 'gongyi-event-actor-v1', 'salt', NEW.salt, 'value', NEW.actor_account_id))
    OR NEW.hash IS DISTINCT FROM public.event_hash(NEW) THEN
    RAISE EXCEPTION 'event % does not hash to what it says', NEW.seq USING ERRCODE = 'GY004';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER topic_event_continues BEFORE INSERT ON topic_event FOR EACH ROW EXECUTE FUNCTION guard_event_chain();

-- What a stage has written down changes only in the transaction that makes a new version of the topic, and so an event;
-- only in the present round; and once the result is filed, only step 8 writes on.
-- xmin is the transaction that wrote the topic's row: whoever saves inside a savepoint is refused too.
CREATE FUNCTION guard_stage_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.community_id, NEW.topic_id, NEW.stage, NEW.round)
      IS DISTINCT FROM (OLD.community_id, OLD.topic_id, OLD.stage, OLD.round)
    OR NOT EXISTS (
      SELECT FROM public.topic
      WHERE (community_id, id, round) = (NEW.community_id, NEW.topic_id, NEW.round)
        AND xmin = pg_current_xact_id()::xid
    )
    OR NEW.stage <> 'implement' AND EXISTS (
      SELECT FROM public.filing
      WHERE (community_id, topic_id) = (NEW.community_id, NEW.topic_id) AND xmin <> pg_current_xact_id()::xid
    ) THEN
    RAISE EXCEPTION 'the record of % changes with its topic only', NEW.stage USING ERRCODE = 'GY008';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER stage_record_kept BEFORE INSERT OR UPDATE ON stage_record
  FOR EACH ROW EXECUTE FUNCTION guard_stage_record();

-- 4. The electorate and what it is asked are frozen outside step 2 ---------------------------------------------------------
CREATE FUNCTION guard_step_two() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched record;
BEGIN
  IF TG_OP = 'DELETE' THEN
    touched := OLD;
  ELSE
    touched := NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.community_id, NEW.id, NEW.topic_id) IS DISTINCT FROM (OLD.community_id, OLD.id, OLD.topic_id)
    OR NOT EXISTS (
      SELECT FROM public.topic
      WHERE (community_id, id) = (touched.community_id, touched.topic_id) AND (stage, status) = ('participants', 'active')
    ) THEN
    RAISE EXCEPTION '% of % changes in step 2 only', TG_OP, TG_TABLE_NAME USING ERRCODE = 'GY005';
  END IF;
  RETURN touched;
END
$$;
CREATE TRIGGER voting_unit_frozen BEFORE INSERT OR UPDATE OR DELETE ON voting_unit
  FOR EACH ROW EXECUTE FUNCTION guard_step_two();
CREATE TRIGGER motion_frozen BEFORE INSERT OR UPDATE OR DELETE ON motion
  FOR EACH ROW EXECUTE FUNCTION guard_step_two();
-- Goes with the voting unit it was for, when step 2 is taken again; never by itself.
CREATE TRIGGER delivery_kept BEFORE DELETE ON delivery FOR EACH ROW EXECUTE FUNCTION guard_step_two();

-- 5. A poll goes one way ---------------------------------------------------------------------------------------------------
CREATE FUNCTION guard_poll() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'open' OR NEW.closed_at IS NOT NULL OR NEW.extended THEN
      RAISE EXCEPTION 'a poll begins open' USING ERRCODE = 'GY006';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.community_id, NEW.id, NEW.topic_id, NEW.motion_id, NEW.round, NEW.preset_id, NEW.opens_at)
    IS DISTINCT FROM (OLD.community_id, OLD.id, OLD.topic_id, OLD.motion_id, OLD.round, OLD.preset_id, OLD.opens_at)
    OR (NEW.closed_at IS DISTINCT FROM OLD.closed_at AND NOT (OLD.status = 'open' AND NEW.status <> 'open')) THEN
    RAISE EXCEPTION 'what was voted on, and until when, does not change' USING ERRCODE = 'GY006';
  END IF;
  -- Put off once, and before it has passed: earlier, or again and again, would choose the result by the clock.
  IF NEW.closes_at IS DISTINCT FROM OLD.closes_at AND NOT (
      NEW.closes_at > OLD.closes_at AND NOT OLD.extended AND public.app_now() < OLD.closes_at
      AND (OLD.status, NEW.status) = ('open', 'open')
    ) THEN
    RAISE EXCEPTION 'the end of a ballot is put off once, before it has come' USING ERRCODE = 'GY006';
  END IF;
  NEW.extended := OLD.extended OR NEW.closes_at > OLD.closes_at;
  IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
    ('open', 'closed'), ('closed', 'counted'), ('open', 'void'), ('closed', 'void'), ('counted', 'void')
  ) THEN
    RAISE EXCEPTION 'a poll does not go from % to %', OLD.status, NEW.status USING ERRCODE = 'GY006';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER poll_goes_one_way BEFORE INSERT OR UPDATE ON poll FOR EACH ROW EXECUTE FUNCTION guard_poll();

-- 6. No filing number without its filing, no filing without its number ---------------------------------------------------
-- Deferred, and each asks for the other: both are written in one transaction or not at all.
CREATE FUNCTION require_filing_of_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM public.filing
    WHERE (community_id, topic_id, number) = (NEW.community_id, NEW.id, NEW.filing_no)
  ) THEN
    RAISE EXCEPTION 'topic % has no filing under number %', NEW.case_no, NEW.filing_no USING ERRCODE = 'GY007';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER topic_number_has_filing AFTER UPDATE ON topic
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.filing_no IS DISTINCT FROM OLD.filing_no)
  EXECUTE FUNCTION require_filing_of_number();

CREATE FUNCTION require_number_of_filing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM public.topic WHERE (community_id, id, filing_no) = (NEW.community_id, NEW.topic_id, NEW.number)
  ) THEN
    RAISE EXCEPTION 'filing % is not the number of its topic', NEW.number USING ERRCODE = 'GY007';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER filing_has_number AFTER INSERT ON filing
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_number_of_filing();

-- 7. Vocabularies ------------------------------------------------------------------------------------------------------
ALTER TABLE topic
  ADD CONSTRAINT topic_stage CHECK (stage IN (
    'propose', 'participants', 'notice', 'format', 'deliberate', 'vote', 'filing', 'implement')),
  ADD CONSTRAINT topic_status CHECK (status IN (
    'draft', 'screening', 'returned', 'active', 'submitted', 'suspended', 'declined', 'referred', 'merged', 'withdrawn',
    'terminated', 'not-adopted', 'closed', 'archived')),
  ADD CONSTRAINT topic_relation CHECK (
    (parent_topic_id IS NULL) = (relation IS NULL) AND relation IN ('split', 'reopened')),
  ADD CONSTRAINT topic_source_channel CHECK (source_channel IN (
    'APP', 'PAPER', 'VISIT', 'HOTLINE', 'MEETING', 'ALERT', 'SUPERIOR')),
  ADD CONSTRAINT topic_outcome CHECK (outcome IN ('QUORUM_FAILED', 'NOT_PASSED', 'PASSED', 'RUNOFF_REQUIRED')),
  ADD CONSTRAINT topic_title CHECK (char_length(title) BETWEEN 1 AND 40);
ALTER TABLE stage_record ADD CONSTRAINT stage_record_stage CHECK (stage IN (
  'propose', 'participants', 'notice', 'format', 'deliberate', 'vote', 'filing', 'implement'));
ALTER TABLE topic_event ADD CONSTRAINT topic_event_stage CHECK (stage IN (
  'propose', 'participants', 'notice', 'format', 'deliberate', 'vote', 'filing', 'implement'));
ALTER TABLE voting_unit ADD CONSTRAINT voting_unit_area CHECK (area_centi >= 0);
ALTER TABLE delivery
  ADD CONSTRAINT delivery_channel CHECK (channel IN (
    'BOARD', 'BROADCAST', 'GROUP_CHAT', 'MEETING', 'APP_PUSH', 'SMS', 'PHONE', 'LETTER', 'HOUSE_VISIT')),
  ADD CONSTRAINT delivery_result CHECK (result IN (
    'ATTEMPTED', 'DELIVERED', 'READ', 'SIGNED', 'REFUSED', 'UNREACHABLE'));
ALTER TABLE opinion
  ADD CONSTRAINT opinion_stance CHECK (stance IN ('SUPPORT', 'OPPOSE', 'CONDITIONAL', 'NEUTRAL', 'QUESTION')),
  ADD CONSTRAINT opinion_channel CHECK (channel IN ('ONLINE', 'PAPER', 'PHONE', 'VISIT', 'MEETING'));
ALTER TABLE poll
  ADD CONSTRAINT poll_status CHECK (status IN ('open', 'closed', 'counted', 'void')),
  ADD CONSTRAINT poll_window CHECK (closes_at > opens_at);
ALTER TABLE ballot
  ADD CONSTRAINT ballot_choice CHECK (choice IN ('FOR', 'AGAINST', 'ABSTAIN', 'INVALID')),
  ADD CONSTRAINT ballot_channel CHECK (channel IN ('ONLINE', 'PAPER', 'PROXY'));
ALTER TABLE paper_ballot ADD CONSTRAINT paper_ballot_choice CHECK (choice IN ('FOR', 'AGAINST', 'ABSTAIN', 'INVALID'));
ALTER TABLE objection
  ADD CONSTRAINT objection_kind CHECK (kind IN (
    'COUNT_ERROR', 'ELIGIBILITY', 'FORGERY', 'NOTICE_DEFECT', 'SUBSTANCE', 'NEW_FACTS')),
  ADD CONSTRAINT objection_taken CHECK (
    CASE channel WHEN 'ONLINE' THEN num_nonnulls(voting_unit_id, on_behalf_of, consent) = 0
      ELSE channel IN ('COUNTER', 'DOORSTEP') AND num_nonnulls(voting_unit_id, on_behalf_of) = 1 AND consent IS NOT NULL END);
ALTER TABLE roster_correction ADD CONSTRAINT roster_correction_taken CHECK (
  CASE channel WHEN 'ONLINE' THEN num_nonnulls(on_behalf_of, consent) = 0
    ELSE channel IN ('COUNTER', 'DOORSTEP') AND num_nonnulls(on_behalf_of, consent) = 2 END);
ALTER TABLE task
  ADD CONSTRAINT task_status CHECK (status IN ('ASSIGNED', 'IN_PROGRESS', 'SUBMITTED', 'ACCEPTED', 'CANCELLED')),
  ADD CONSTRAINT task_weight CHECK (weight BETWEEN 1 AND 5),
  ADD CONSTRAINT task_progress CHECK (progress BETWEEN 0 AND 100),
  ADD CONSTRAINT task_budget CHECK (budget_fen >= 0);
ALTER TABLE rating
  ADD CONSTRAINT rating_level CHECK (level IN ('VERY_GOOD', 'GOOD', 'FAIR', 'POOR', 'VERY_POOR')),
  ADD CONSTRAINT rating_taken CHECK (
    CASE channel WHEN 'ONLINE' THEN num_nonnulls(entered_by, consent) = 0
      ELSE channel IN ('COUNTER', 'DOORSTEP') AND num_nonnulls(entered_by, consent) = 2 END);
