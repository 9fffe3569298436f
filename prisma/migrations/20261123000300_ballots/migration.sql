-- Ballots are written by functions alone: no code path of the API can add, change or take one away by itself.
-- Why it is arranged this way: docs/decisions/0008-ballots-by-function.md

-- 1. Ids for rows made in sets -----------------------------------------------------------------------------------------
-- Version 7: sorts by the time it was made, as the API's own newId() does.
CREATE FUNCTION new_id() RETURNS uuid LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
  SELECT encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        PLACING substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
      52, 1), 53, 1),
    'hex')::uuid
$$;
GRANT EXECUTE ON FUNCTION new_id() TO gongyi_app;

-- Building 2 before building 10, as people count doors.
CREATE COLLATION door_order (provider = icu, locale = 'und-u-kn-true');

-- 2. Who may write what ------------------------------------------------------------------------------------------------
REVOKE INSERT ON ballot FROM gongyi_app;
REVOKE INSERT, UPDATE, DELETE ON paper_ballot FROM gongyi_app;
GRANT SELECT ON topic, poll, voting_unit, account_person TO gongyi_definer;
GRANT SELECT, INSERT ON ballot TO gongyi_definer;
GRANT SELECT, INSERT, UPDATE ON paper_ballot TO gongyi_definer;

ALTER TABLE paper_ballot
  ADD CONSTRAINT paper_ballot_state CHECK (state IN ('ENTERED', 'COUNTED', 'MISMATCH', 'CONFLICT')),
  ADD CONSTRAINT paper_ballot_two_people CHECK (checked_by <> entered_by),
  ADD CONSTRAINT paper_ballot_checked CHECK ((state = 'ENTERED') = (checked_by IS NULL));

-- 3. Whether a poll takes ballots at this moment -------------------------------------------------------------------------
-- Call it after the advisory lock was taken. A suspended topic takes none, though its polls stay open.
CREATE FUNCTION poll_takes_ballots(p_tenant uuid, p_poll uuid, p_paper boolean) RETURNS boolean
LANGUAGE sql VOLATILE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM poll JOIN topic ON (topic.community_id, topic.id) = (poll.community_id, poll.topic_id)
    WHERE (poll.community_id, poll.id) = (p_tenant, p_poll) AND poll.status = 'open' AND poll.round = topic.round
      AND (topic.stage, topic.status) = ('vote', 'active')
      -- app_now() and not now(): the transaction may have begun before the end of the window.
      -- Paper handed in on time may be typed in afterwards, until the poll is closed.
      AND app_now() >= poll.opens_at AND (p_paper OR app_now() < poll.closes_at)
  )
$$;
GRANT EXECUTE ON FUNCTION poll_takes_ballots(uuid, uuid, boolean) TO gongyi_definer;

-- 4. Cast: exactly one ballot per voting unit ----------------------------------------------------------------------------
-- result: created, replayed (the same ballot again, also after the end), conflict (the unit has another ballot),
-- refused with a reason, race (somebody was faster by a moment: ask again once).
-- The shared lock queues with the exclusive one of the close: what is cast before counts, what comes after sees it closed.
CREATE FUNCTION cast_ballot(
  p_poll uuid, p_unit uuid, p_choice text, p_idem uuid, p_receipt text,
  OUT result text, OUT reason text, OUT receipt text, OUT cast_at timestamptz
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  -- Both from the session, never from a parameter
  v_tenant constant uuid := nullif(current_setting('app.tenant', true), '')::uuid;
  v_account constant uuid := nullif(current_setting('app.account', true), '')::uuid;
  v_held ballot;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(p_poll::text, 42));
  IF NOT EXISTS (
    SELECT FROM poll
      JOIN voting_unit unit ON (unit.community_id, unit.topic_id) = (poll.community_id, poll.topic_id)
      JOIN account_person who ON who.community_id = unit.community_id AND who.person_id = ANY (unit.person_ids)
    WHERE poll.community_id = v_tenant AND poll.id = p_poll AND unit.id = p_unit AND who.account_id = v_account
  ) THEN
    result := 'refused';
    reason := 'not-eligible';
    RETURN;
  END IF;
  SELECT * INTO v_held FROM ballot WHERE (community_id, poll_id, voting_unit_id) = (v_tenant, p_poll, p_unit);
  IF FOUND THEN
    IF v_held.idem = p_idem AND v_held.choice = p_choice THEN
      result := 'replayed';
      receipt := v_held.receipt;
      cast_at := v_held.at;
    ELSE
      result := 'conflict';
    END IF;
    RETURN;
  END IF;
  IF p_choice NOT IN ('FOR', 'AGAINST', 'ABSTAIN') OR NOT poll_takes_ballots(v_tenant, p_poll, false) THEN
    result := 'refused';
    reason := 'window-closed';
    RETURN;
  END IF;
  INSERT INTO ballot AS cast_now (community_id, poll_id, voting_unit_id, choice, channel, idem, receipt, at)
  VALUES (v_tenant, p_poll, p_unit, p_choice, 'ONLINE', p_idem, p_receipt, app_now())
  ON CONFLICT DO NOTHING
  RETURNING cast_now.at INTO cast_at;
  IF NOT FOUND THEN
    result := 'race';
    RETURN;
  END IF;
  result := 'created';
  receipt := p_receipt;
END
$$;
SELECT protect_definer_function('cast_ballot(uuid, uuid, text, uuid, text)');

-- 5. Paper: typed in twice, by two people ----------------------------------------------------------------------------------
CREATE FUNCTION require_organiser() RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF coalesce(current_setting('app.role', true), '') NOT IN ('coordinator', 'community-admin') THEN
    RAISE EXCEPTION 'paper ballots are typed in by coordinators and community administrators' USING ERRCODE = '42501';
  END IF;
END
$$;
GRANT EXECUTE ON FUNCTION require_organiser() TO gongyi_definer;

-- entered, conflict (the unit has voted), unknown-unit, closed. Typing a ballot again replaces the first entry.
CREATE FUNCTION enter_paper_ballot(p_poll uuid, p_unit uuid, p_choice text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_tenant constant uuid := nullif(current_setting('app.tenant', true), '')::uuid;
  v_account constant uuid := nullif(current_setting('app.account', true), '')::uuid;
BEGIN
  PERFORM require_organiser();
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(p_poll::text, 42));
  IF NOT poll_takes_ballots(v_tenant, p_poll, true) THEN
    RETURN 'closed';
  END IF;
  IF NOT EXISTS (
    SELECT FROM poll JOIN voting_unit unit ON (unit.community_id, unit.topic_id) = (poll.community_id, poll.topic_id)
    WHERE poll.community_id = v_tenant AND poll.id = p_poll AND unit.id = p_unit
  ) THEN
    RETURN 'unknown-unit';
  END IF;
  IF EXISTS (SELECT FROM ballot WHERE (community_id, poll_id, voting_unit_id) = (v_tenant, p_poll, p_unit)) THEN
    RETURN 'conflict';
  END IF;
  INSERT INTO paper_ballot AS paper (community_id, poll_id, voting_unit_id, choice, entered_by, entered_at, state)
  VALUES (v_tenant, p_poll, p_unit, p_choice, v_account, app_now(), 'ENTERED')
  ON CONFLICT (community_id, poll_id, voting_unit_id) DO UPDATE
    SET choice = excluded.choice, entered_by = excluded.entered_by, entered_at = excluded.entered_at,
      state = 'ENTERED', checked_by = NULL, checked_at = NULL
    WHERE paper.state <> 'COUNTED';
  RETURN CASE WHEN FOUND THEN 'entered' ELSE 'conflict' END;
END
$$;
SELECT protect_definer_function('enter_paper_ballot(uuid, uuid, text)');

-- counted, mismatch (both entries are void), conflict (the unit has voted), same-person, not-entered, unknown-unit, closed.
CREATE FUNCTION check_paper_ballot(p_poll uuid, p_unit uuid, p_choice text, p_receipt text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_tenant constant uuid := nullif(current_setting('app.tenant', true), '')::uuid;
  v_account constant uuid := nullif(current_setting('app.account', true), '')::uuid;
  v_paper paper_ballot;
  v_state text;
BEGIN
  PERFORM require_organiser();
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(p_poll::text, 42));
  IF NOT poll_takes_ballots(v_tenant, p_poll, true) THEN
    RETURN 'closed';
  END IF;
  SELECT * INTO v_paper FROM paper_ballot
  WHERE (community_id, poll_id, voting_unit_id) = (v_tenant, p_poll, p_unit) FOR UPDATE;
  IF NOT FOUND OR v_paper.state <> 'ENTERED' THEN
    RETURN CASE
      -- The same check sent again
      WHEN v_paper.state = 'COUNTED' AND (v_paper.checked_by, v_paper.choice) = (v_account, p_choice) THEN 'counted'
      WHEN EXISTS (SELECT FROM ballot WHERE (community_id, poll_id, voting_unit_id) = (v_tenant, p_poll, p_unit)) THEN 'conflict'
      WHEN EXISTS (
        SELECT FROM poll JOIN voting_unit unit ON (unit.community_id, unit.topic_id) = (poll.community_id, poll.topic_id)
        WHERE poll.community_id = v_tenant AND poll.id = p_poll AND unit.id = p_unit
      ) THEN 'not-entered'
      ELSE 'unknown-unit'
    END;
  END IF;
  IF v_paper.entered_by = v_account THEN
    RETURN 'same-person';
  END IF;
  IF EXISTS (SELECT FROM ballot WHERE (community_id, poll_id, voting_unit_id) = (v_tenant, p_poll, p_unit)) THEN
    v_state := 'CONFLICT';
  ELSIF v_paper.choice <> p_choice THEN
    v_state := 'MISMATCH';
  ELSE
    INSERT INTO ballot (community_id, poll_id, voting_unit_id, choice, channel, idem, receipt, at)
    VALUES (v_tenant, p_poll, p_unit, p_choice, 'PAPER', gen_random_uuid(), p_receipt, app_now())
    ON CONFLICT (community_id, poll_id, voting_unit_id) DO NOTHING;
    v_state := CASE WHEN FOUND THEN 'COUNTED' ELSE 'CONFLICT' END;
  END IF;
  UPDATE paper_ballot SET state = v_state, checked_by = v_account, checked_at = app_now()
  WHERE (community_id, poll_id, voting_unit_id) = (v_tenant, p_poll, p_unit);
  RETURN lower(v_state);
END
$$;
SELECT protect_definer_function('check_paper_ballot(uuid, uuid, text, text)');

-- 6. Tasks -----------------------------------------------------------------------------------------------------------------
ALTER TABLE task_report
  ADD CONSTRAINT task_report_kind CHECK (kind IN ('PROGRESS', 'SUBMITTED', 'ACCEPTED', 'REWORK')),
  ADD CONSTRAINT task_report_progress CHECK (progress BETWEEN 0 AND 100);
-- SD.5: work is not accepted by the account that reported it done.
ALTER TABLE task
  ADD CONSTRAINT task_two_people CHECK (accepted_by <> reported_by),
  ADD CONSTRAINT task_accepted CHECK ((status = 'ACCEPTED') = (accepted_on IS NOT NULL)),
  ADD CONSTRAINT task_cancelled CHECK ((status = 'CANCELLED') = (cancel_reason IS NOT NULL));

-- 7. Notices ---------------------------------------------------------------------------------------------------------------
-- One's own inbox over all one's communities; nobody else's, and reading only.
CREATE POLICY read_scope ON notification FOR SELECT USING (
  community_id = ANY (nullif(current_setting('app.read_scope', true), '')::uuid[])
  AND account_id = nullif(current_setting('app.account', true), '')::uuid
);

REVOKE ALL ON contact_address FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE, DELETE ON contact_address TO gongyi_app;
