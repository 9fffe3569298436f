-- Who votes on which motion, and with what area: the motions of one topic may have lists of their own.
-- Why it is arranged this way: docs/decisions/0015-the-frozen-electorate.md

-- DropIndex
DROP INDEX "voting_unit_community_id_topic_id_id_idx";

-- CreateTable
CREATE TABLE "motion_unit" (
    "community_id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "motion_id" UUID NOT NULL,
    "voting_unit_id" UUID NOT NULL,
    "area_centi" BIGINT NOT NULL DEFAULT 0,
    "unit_ids" UUID[],

    CONSTRAINT "motion_unit_pkey" PRIMARY KEY ("community_id","motion_id","voting_unit_id")
);

-- CreateIndex
CREATE INDEX "motion_unit_community_id_topic_id_voting_unit_id_idx" ON "motion_unit"("community_id", "topic_id", "voting_unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "motion_community_id_topic_id_id_key" ON "motion"("community_id", "topic_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "voting_unit_community_id_topic_id_id_key" ON "voting_unit"("community_id", "topic_id", "id");

-- AddForeignKey
ALTER TABLE "motion_unit" ADD CONSTRAINT "motion_unit_community_id_topic_id_motion_id_fkey" FOREIGN KEY ("community_id", "topic_id", "motion_id") REFERENCES "motion"("community_id", "topic_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "motion_unit" ADD CONSTRAINT "motion_unit_community_id_topic_id_voting_unit_id_fkey" FOREIGN KEY ("community_id", "topic_id", "voting_unit_id") REFERENCES "voting_unit"("community_id", "topic_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- 1. What is already there -------------------------------------------------------------------------------------------
-- Until now every voting unit voted on every motion of its topic. Row-level security binds the migrating login too:
-- community after community.
DO $$
DECLARE
  community uuid;
BEGIN
  FOR community IN SELECT id FROM region WHERE level = 'VILLAGE_COMMUNITY' LOOP
    PERFORM set_config('app.tenant', community::text, true);
    INSERT INTO motion_unit (community_id, topic_id, motion_id, voting_unit_id, area_centi, unit_ids)
    SELECT motion.community_id, motion.topic_id, motion.id, unit.id, unit.area_centi, unit.unit_ids
    FROM motion JOIN voting_unit unit ON (unit.community_id, unit.topic_id) = (motion.community_id, motion.topic_id)
    WHERE motion.community_id = community;
  END LOOP;
  PERFORM set_config('app.tenant', '', true);
END
$$;

-- 2. Walls -------------------------------------------------------------------------------------------------------------
SELECT protect_tenant_table('motion_unit');
REVOKE UPDATE, TRUNCATE ON motion_unit FROM gongyi_app;
GRANT UPDATE (area_centi, unit_ids) ON motion_unit TO gongyi_app;
GRANT SELECT ON motion_unit TO gongyi_definer;
ALTER TABLE motion_unit ADD CONSTRAINT motion_unit_area CHECK (area_centi >= 0);

-- Frozen as the voting units are: step 2, or a correction two people have agreed on in this very transaction; nothing while
-- the round has a ballot; and whoever has voted on a motion stays on its list.
CREATE FUNCTION guard_motion_unit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched record;
BEGIN
  IF TG_OP = 'DELETE' THEN
    touched := OLD;
  ELSE
    touched := NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.community_id, NEW.topic_id, NEW.motion_id, NEW.voting_unit_id)
      IS DISTINCT FROM (OLD.community_id, OLD.topic_id, OLD.motion_id, OLD.voting_unit_id)
    OR NOT EXISTS (
      SELECT FROM public.topic
      WHERE (community_id, id) = (touched.community_id, touched.topic_id) AND (stage, status) = ('participants', 'active')
    ) AND NOT EXISTS (
      SELECT FROM public.late_correction
      WHERE (community_id, topic_id) = (touched.community_id, touched.topic_id) AND approved
        AND xmin = pg_current_xact_id()::xid
    ) THEN
    RAISE EXCEPTION '% of who votes on a motion happens in step 2 only', TG_OP USING ERRCODE = 'GY005';
  END IF;
  IF EXISTS (
    SELECT FROM public.poll JOIN public.topic
      ON (topic.community_id, topic.id, topic.round) = (poll.community_id, poll.topic_id, poll.round)
    WHERE (poll.community_id, poll.topic_id) = (touched.community_id, touched.topic_id)
  ) THEN
    RAISE EXCEPTION 'the electorate of an open ballot neither grows nor shrinks' USING ERRCODE = 'GY005';
  END IF;
  IF TG_OP = 'DELETE' AND EXISTS (
    SELECT FROM public.poll
      LEFT JOIN public.ballot ON (ballot.community_id, ballot.poll_id, ballot.voting_unit_id) = (poll.community_id, poll.id, OLD.voting_unit_id)
      LEFT JOIN public.paper_ballot paper
        ON (paper.community_id, paper.poll_id, paper.voting_unit_id) = (poll.community_id, poll.id, OLD.voting_unit_id)
    WHERE (poll.community_id, poll.motion_id) = (OLD.community_id, OLD.motion_id)
      AND (ballot.poll_id IS NOT NULL OR paper.poll_id IS NOT NULL)
  ) THEN
    RAISE EXCEPTION 'whoever has voted on a motion stays on its list' USING ERRCODE = 'GY005';
  END IF;
  RETURN touched;
END
$$;
CREATE TRIGGER motion_unit_frozen BEFORE INSERT OR UPDATE OR DELETE ON motion_unit
  FOR EACH ROW EXECUTE FUNCTION guard_motion_unit();

-- 3. Ballots: only from a unit on the motion's own list ---------------------------------------------------------------------
-- As in the migration before, but for whom they let vote.
CREATE OR REPLACE FUNCTION cast_ballot(
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
      JOIN motion_unit listed ON (listed.community_id, listed.motion_id) = (poll.community_id, poll.motion_id)
      JOIN voting_unit unit ON (unit.community_id, unit.id) = (listed.community_id, listed.voting_unit_id)
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

CREATE OR REPLACE FUNCTION enter_paper_ballot(p_poll uuid, p_unit uuid, p_choice text) RETURNS text
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
    SELECT FROM poll JOIN motion_unit listed ON (listed.community_id, listed.motion_id) = (poll.community_id, poll.motion_id)
    WHERE poll.community_id = v_tenant AND poll.id = p_poll AND listed.voting_unit_id = p_unit
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

CREATE OR REPLACE FUNCTION check_paper_ballot(p_poll uuid, p_unit uuid, p_choice text, p_receipt text) RETURNS text
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
        SELECT FROM poll JOIN motion_unit listed ON (listed.community_id, listed.motion_id) = (poll.community_id, poll.motion_id)
        WHERE poll.community_id = v_tenant AND poll.id = p_poll AND listed.voting_unit_id = p_unit
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
