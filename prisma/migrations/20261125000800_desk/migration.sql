-- The desk's second pair of eyes: signatures stand for the text they were given to, a place other than suggested has its
-- reason, and a dispatch by one person can come back.

-- AlterTable
ALTER TABLE "co_sign_withdrawal" ADD COLUMN     "reason" TEXT NOT NULL DEFAULT 'BY_SIGNER';

-- AlterTable
ALTER TABLE "referral" ADD COLUMN     "deviation" TEXT;


ALTER TABLE co_sign_withdrawal
  ADD CONSTRAINT co_sign_withdrawal_reason CHECK (reason IN ('BY_SIGNER', 'TEXT_REPLACED'));

-- A notice of merging no longer names the other topic, which may not be for everybody's eyes any more.
ALTER TABLE notification NO FORCE ROW LEVEL SECURITY;
UPDATE notification SET params = params - 'target' WHERE kind = 'topic.merged' AND params ? 'target';
ALTER TABLE notification FORCE ROW LEVEL SECURITY;

-- The text was replaced: the signatures given to the one before stay on record and count no more. Only while it stands
-- returned, in the step that hands it in again; a replaced text never gains signatures this way.
CREATE FUNCTION lapse_co_signs(of_topic uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  here constant uuid := nullif(current_setting('app.tenant', true), '')::uuid;
  lapsed integer;
BEGIN
  IF NOT EXISTS (
    SELECT FROM topic t WHERE (t.community_id, t.id) = (here, of_topic)
      AND t.stage = 'propose' AND t.status IN ('screening', 'returned')
  ) THEN
    RETURN 0;
  END IF;
  WITH gone AS (
    DELETE FROM co_sign c WHERE (c.community_id, c.topic_id) = (here, of_topic) RETURNING c.person_id, c.at
  )
  INSERT INTO co_sign_withdrawal (community_id, id, topic_id, person_id, signed_at, reason)
  SELECT here, gen_random_uuid(), of_topic, gone.person_id, gone.at, 'TEXT_REPLACED' FROM gone;
  GET DIAGNOSTICS lapsed = ROW_COUNT;
  RETURN lapsed;
END
$$;
SELECT protect_definer_function('lapse_co_signs(uuid)');

-- Legal changes of place the rules have gained (scripts/database/legal-changes.mjs --print) ---------------------------
INSERT INTO legal_transition (from_stage, from_status, to_stage, to_status, role) VALUES
  ('propose', 'referred', 'propose', 'screening', 'coordinator'),
  ('propose', 'referred', 'propose', 'screening', 'community-admin');
