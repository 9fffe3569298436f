-- AlterTable
ALTER TABLE "roster_correction" ADD COLUMN     "evidence" TEXT,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'OTHER',
ADD COLUMN     "upheld" BOOLEAN;

-- CreateTable
CREATE TABLE "electorate_snapshot" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "scheme" TEXT NOT NULL,
    "root" TEXT NOT NULL,
    "roster_hash" TEXT NOT NULL,
    "heads" INTEGER NOT NULL,
    "area_centi" BIGINT NOT NULL,
    "secret" TEXT NOT NULL,
    "correction_id" UUID,
    "by_account" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "electorate_snapshot_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "late_correction" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "change" JSONB NOT NULL,
    "requested_by" UUID NOT NULL,
    "requested_role" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "approved" BOOLEAN,
    "note" TEXT,
    "decided_by" UUID,
    "decided_role" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "late_correction_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "electorate_snapshot_community_id_topic_id_no_key" ON "electorate_snapshot"("community_id", "topic_id", "no");

-- CreateIndex
CREATE INDEX "late_correction_community_id_topic_id_requested_at_idx" ON "late_correction"("community_id", "topic_id", "requested_at");

-- AddForeignKey
ALTER TABLE "electorate_snapshot" ADD CONSTRAINT "electorate_snapshot_community_id_topic_id_fkey" FOREIGN KEY ("community_id", "topic_id") REFERENCES "topic"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "late_correction" ADD CONSTRAINT "late_correction_community_id_topic_id_fkey" FOREIGN KEY ("community_id", "topic_id") REFERENCES "topic"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;



-- Walls -------------------------------------------------------------------------------------------------------------
SELECT protect_tenant_table(tenant_table::regclass)
FROM unnest(ARRAY['electorate_snapshot', 'late_correction']) AS tenant_table;
SELECT protect_ledger('electorate_snapshot');
REVOKE UPDATE, DELETE, TRUNCATE ON late_correction FROM gongyi_app;
GRANT UPDATE (approved, note, decided_by, decided_role, decided_at) ON late_correction TO gongyi_app;
GRANT UPDATE (upheld) ON roster_correction TO gongyi_app;

ALTER TABLE electorate_snapshot
  ADD CONSTRAINT electorate_snapshot_root CHECK (root ~ '^[0-9a-f]{64}$' AND roster_hash ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT electorate_snapshot_secret CHECK (length(secret) >= 32),
  ADD CONSTRAINT electorate_snapshot_size CHECK (no >= 1 AND heads >= 1 AND area_centi >= 0);

-- One asks, another in another role agrees or refuses.
ALTER TABLE late_correction
  ADD CONSTRAINT late_correction_two_people CHECK (decided_by <> requested_by AND decided_role <> requested_role),
  ADD CONSTRAINT late_correction_roles CHECK (
    requested_role IN ('coordinator', 'community-admin') AND decided_role IN ('supervisor', 'community-admin')
  ),
  ADD CONSTRAINT late_correction_decided CHECK (
    num_nonnulls(approved, note, decided_by, decided_role, decided_at) IN (0, 5)
  );
CREATE TRIGGER late_correction_decided_once BEFORE UPDATE ON late_correction FOR EACH ROW
  WHEN (OLD.approved IS NOT NULL) EXECUTE FUNCTION refuse_second_answer();

ALTER TABLE roster_correction
  ADD CONSTRAINT roster_correction_kind CHECK (kind IN ('MISSING', 'NOT_ENTITLED', 'WRONG_AREA', 'WRONG_OWNER', 'OTHER')),
  ADD CONSTRAINT roster_correction_upheld CHECK (upheld IS NULL OR decision IS NOT NULL),
  -- What was decided before this rule stays as it was.
  ADD CONSTRAINT roster_correction_two_people CHECK (decided_by <> entered_by) NOT VALID;

-- The frozen electorate changes by a correction that two people have agreed on in this very transaction, and by nothing else.
CREATE OR REPLACE FUNCTION guard_step_two() RETURNS trigger LANGUAGE plpgsql AS $$
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
    ) AND (TG_TABLE_NAME = 'motion' OR NOT EXISTS (
      SELECT FROM public.late_correction
      WHERE (community_id, topic_id) = (touched.community_id, touched.topic_id) AND approved
        AND xmin = pg_current_xact_id()::xid
    )) THEN
    RAISE EXCEPTION '% of % changes in step 2 only', TG_OP, TG_TABLE_NAME USING ERRCODE = 'GY005';
  END IF;
  RETURN touched;
END
$$;

-- Once the ballot of the round is open, a unit may pass to its new owner while it has not voted; nothing else moves.
CREATE FUNCTION guard_open_ballot() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched record;
BEGIN
  IF TG_OP = 'DELETE' THEN
    touched := OLD;
  ELSE
    touched := NEW;
  END IF;
  IF EXISTS (
    SELECT FROM public.poll JOIN public.topic
      ON (topic.community_id, topic.id, topic.round) = (poll.community_id, poll.topic_id, poll.round)
    WHERE (poll.community_id, poll.topic_id) = (touched.community_id, touched.topic_id)
  ) THEN
    IF TG_OP <> 'UPDATE' THEN
      RAISE EXCEPTION 'the electorate of an open ballot neither grows nor shrinks' USING ERRCODE = 'GY005';
    END IF;
    IF (NEW.area_centi, NEW.unit_ids, NEW.label) IS DISTINCT FROM (OLD.area_centi, OLD.unit_ids, OLD.label)
      OR EXISTS (
        SELECT FROM public.poll JOIN public.topic
            ON (topic.community_id, topic.id, topic.round) = (poll.community_id, poll.topic_id, poll.round)
          LEFT JOIN public.ballot ON (ballot.community_id, ballot.poll_id, ballot.voting_unit_id) = (poll.community_id, poll.id, OLD.id)
          LEFT JOIN public.paper_ballot paper ON (paper.community_id, paper.poll_id, paper.voting_unit_id) = (poll.community_id, poll.id, OLD.id)
        WHERE (poll.community_id, poll.topic_id) = (OLD.community_id, OLD.topic_id)
          AND (poll.status <> 'open' OR ballot.poll_id IS NOT NULL OR paper.poll_id IS NOT NULL)
      ) THEN
      RAISE EXCEPTION 'a unit that has voted, or a ballot that is closed, stays' USING ERRCODE = 'GY005';
    END IF;
  END IF;
  RETURN touched;
END
$$;
CREATE TRIGGER voting_unit_in_ballot BEFORE INSERT OR UPDATE OR DELETE ON voting_unit
  FOR EACH ROW EXECUTE FUNCTION guard_open_ballot();
