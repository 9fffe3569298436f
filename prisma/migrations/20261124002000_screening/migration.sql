-- Step 1 as an office needs it: letters with a register, referrals followed to their result, supporters asked, and topics
-- that are not for everybody's eyes.

-- AlterTable
ALTER TABLE "topic" ADD COLUMN     "disclosure" TEXT NOT NULL DEFAULT 'PUBLIC',
ADD COLUMN     "follow_up" TEXT;

-- CreateTable
CREATE TABLE "screening_letter" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "issued_by" UUID NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "screening_letter_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "letter_counter" (
    "community_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "letter_counter_pkey" PRIMARY KEY ("community_id","kind","year")
);

-- CreateTable
CREATE TABLE "referral" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "slip_no" TEXT NOT NULL,
    "destination" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "dispute_kind" TEXT,
    "parties" TEXT[],
    "level" TEXT,
    "level_on" DATE,
    "state" TEXT NOT NULL DEFAULT 'DECIDED',
    "decided_on" DATE NOT NULL,
    "sent_on" DATE,
    "received_on" DATE,
    "result_on" DATE,
    "outcome" TEXT,
    "result" TEXT,
    "agreed_on" DATE,
    "agreement" TEXT,
    "satisfied" BOOLEAN,
    "satisfied_note" TEXT,

    CONSTRAINT "referral_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "referral_event" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "note" TEXT NOT NULL,
    "by_account" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "referral_event_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "merge_question" (
    "community_id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "target_id" UUID NOT NULL,
    "supports" BOOLEAN,
    "answered_by" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "merge_question_pkey" PRIMARY KEY ("community_id","topic_id","person_id")
);

-- CreateIndex
CREATE INDEX "screening_letter_community_id_topic_id_issued_at_idx" ON "screening_letter"("community_id", "topic_id", "issued_at");

-- CreateIndex
CREATE UNIQUE INDEX "screening_letter_community_id_number_key" ON "screening_letter"("community_id", "number");

-- CreateIndex
CREATE INDEX "referral_community_id_topic_id_idx" ON "referral"("community_id", "topic_id");

-- CreateIndex
CREATE INDEX "referral_community_id_state_id_idx" ON "referral"("community_id", "state", "id");

-- CreateIndex
CREATE INDEX "referral_community_id_dispute_kind_decided_on_idx" ON "referral"("community_id", "dispute_kind", "decided_on");

-- CreateIndex
CREATE UNIQUE INDEX "referral_community_id_slip_no_key" ON "referral"("community_id", "slip_no");

-- CreateIndex
CREATE INDEX "referral_event_community_id_referral_id_id_idx" ON "referral_event"("community_id", "referral_id", "id");

-- AddForeignKey
ALTER TABLE "screening_letter" ADD CONSTRAINT "screening_letter_community_id_topic_id_fkey" FOREIGN KEY ("community_id", "topic_id") REFERENCES "topic"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_community_id_topic_id_fkey" FOREIGN KEY ("community_id", "topic_id") REFERENCES "topic"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "referral_event" ADD CONSTRAINT "referral_event_community_id_referral_id_fkey" FOREIGN KEY ("community_id", "referral_id") REFERENCES "referral"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "merge_question" ADD CONSTRAINT "merge_question_community_id_topic_id_fkey" FOREIGN KEY ("community_id", "topic_id") REFERENCES "topic"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;



-- Walls -------------------------------------------------------------------------------------------------------------
SELECT protect_tenant_table(tenant_table::regclass)
FROM unnest(ARRAY['screening_letter', 'letter_counter', 'referral', 'referral_event', 'merge_question']) AS tenant_table;
SELECT protect_ledger(ledger::regclass) FROM unnest(ARRAY['screening_letter', 'referral_event']) AS ledger;
REVOKE DELETE, TRUNCATE ON letter_counter, referral, merge_question FROM gongyi_app;

ALTER TABLE topic
  ADD CONSTRAINT topic_disclosure CHECK (disclosure IN ('PUBLIC', 'WITHHELD', 'CONFIDENTIAL')),
  ADD CONSTRAINT topic_follow_up CHECK (follow_up IN ('TOWNSHIP', 'DESK'));
ALTER TABLE referral
  ADD CONSTRAINT referral_state CHECK (state IN ('DECIDED', 'SENT', 'RECEIVED', 'DONE', 'RECALLED')),
  ADD CONSTRAINT referral_order CHECK (
    (sent_on IS NULL OR sent_on >= decided_on) AND (received_on IS NULL OR received_on >= sent_on)
    AND (result_on IS NULL OR result_on >= received_on)
  ),
  ADD CONSTRAINT referral_result CHECK ((state = 'DONE') = (outcome IS NOT NULL AND result IS NOT NULL AND result_on IS NOT NULL)),
  ADD CONSTRAINT referral_rated CHECK (satisfied IS NULL OR state = 'DONE');
ALTER TABLE merge_question ADD CONSTRAINT merge_question_answer CHECK ((supports IS NULL) = (answered_at IS NULL));

-- Legal changes of place the rules have gained (scripts/database/legal-changes.mjs --print) ---------------------------
INSERT INTO legal_transition (from_stage, from_status, to_stage, to_status, role) VALUES
  ('propose', 'declined', 'propose', 'screening', 'township-admin'),
  ('propose', 'referred', 'propose', 'screening', 'township-admin');
