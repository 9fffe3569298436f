-- CreateEnum
CREATE TYPE "gender" AS ENUM ('MALE', 'FEMALE');

-- CreateEnum
CREATE TYPE "hukou_type" AS ENUM ('HUKOU_RESIDENT', 'NONLOCAL_RESIDENT', 'FLOATING');

-- CreateEnum
CREATE TYPE "unit_use" AS ENUM ('RESIDENTIAL', 'COMMERCIAL', 'PARKING', 'STORAGE', 'OTHER');

-- CreateEnum
CREATE TYPE "area_source" AS ENUM ('REGISTRY', 'SURVEY', 'CONTRACT');

-- CreateEnum
CREATE TYPE "delivery_status" AS ENUM ('UNSOLD', 'SOLD_UNDELIVERED', 'DELIVERED');

-- CreateEnum
CREATE TYPE "roster_import_kind" AS ENUM ('HOUSEHOLDS', 'OWNERS');

-- CreateEnum
CREATE TYPE "roster_import_state" AS ENUM ('PREVIEW', 'CONFIRMED', 'DISCARDED');

-- CreateEnum
CREATE TYPE "roster_row_state" AS ENUM ('NEW', 'CHANGED', 'UNCHANGED', 'WARNING', 'ERROR', 'SKIPPED');

-- CreateEnum
CREATE TYPE "region_level" AS ENUM ('PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE_COMMUNITY', 'GRID', 'MICRO_GRID');

-- CreateEnum
CREATE TYPE "region_kind" AS ENUM ('XIANG', 'ZHEN', 'JIEDAO', 'VILLAGE', 'COMMUNITY', 'MIXED');

-- CreateTable
CREATE TABLE "person" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "id_hash" TEXT,
    "id_masked" TEXT,
    "birth_date" DATE,
    "gender" "gender",
    "deceased" BOOLEAN NOT NULL DEFAULT false,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "note" TEXT,

    CONSTRAINT "person_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "household" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "grid_id" UUID,
    "building" TEXT NOT NULL,
    "stairwell" TEXT NOT NULL,
    "room" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "group_name" TEXT,
    "hukou_type" "hukou_type",
    "active" BOOLEAN NOT NULL DEFAULT true,
    "elderly" BOOLEAN NOT NULL DEFAULT false,
    "disabled" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "household_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "household_member" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "relation" TEXT NOT NULL,
    "is_head" BOOLEAN NOT NULL DEFAULT false,
    "is_rep" BOOLEAN NOT NULL DEFAULT false,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "household_member_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "property_area" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "developer_name" TEXT,

    CONSTRAINT "property_area_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "unit" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "property_area_id" UUID NOT NULL,
    "building" TEXT NOT NULL,
    "stairwell" TEXT NOT NULL,
    "room" TEXT NOT NULL,
    "use" "unit_use" NOT NULL,
    "area_centi" INTEGER NOT NULL,
    "area_source" "area_source" NOT NULL,
    "delivery_status" "delivery_status" NOT NULL,
    "counts_for_vote" BOOLEAN NOT NULL,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "unit_owner" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "person_id" UUID,
    "org_name" TEXT,
    "owner_key" TEXT NOT NULL,
    "is_voting_rep" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "unit_owner_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "account_person" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "linked_by" UUID,

    CONSTRAINT "account_person_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "roster_import" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "roster_import_kind" NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_hash" TEXT NOT NULL,
    "by_account" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "state" "roster_import_state" NOT NULL DEFAULT 'PREVIEW',
    "summary" JSONB NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "roster_import_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "roster_import_row" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "row_no" INTEGER NOT NULL,
    "state" "roster_row_state" NOT NULL,
    "data" JSONB NOT NULL,
    "problems" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "roster_import_row_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "topic" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_no" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "desired_outcome" TEXT,
    "location" TEXT,
    "affected_scope" TEXT,
    "category" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "stage" TEXT NOT NULL DEFAULT 'propose',
    "status" TEXT NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "round" INTEGER NOT NULL DEFAULT 1,
    "proposer_account_id" UUID NOT NULL,
    "entered_by" UUID,
    "source_channel" TEXT NOT NULL DEFAULT 'APP',
    "anonymous" BOOLEAN NOT NULL DEFAULT false,
    "suspension" JSONB,
    "parent_topic_id" UUID,
    "relation" TEXT,
    "outcome" TEXT,
    "filing_no" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "stage_since" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "topic_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "stage_record" (
    "community_id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "stage" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "stage_record_pkey" PRIMARY KEY ("community_id","topic_id","stage","round")
);

-- CreateTable
CREATE TABLE "topic_event" (
    "community_id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "actor_account_id" UUID,
    "actor_role" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "payload" JSONB NOT NULL,
    "salt" TEXT NOT NULL,
    "actor_hash" TEXT NOT NULL,
    "payload_hash" TEXT NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "topic_event_pkey" PRIMARY KEY ("community_id","topic_id","seq")
);

-- CreateTable
CREATE TABLE "motion" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "preset_id" TEXT NOT NULL,

    CONSTRAINT "motion_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "voting_unit" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "building" TEXT NOT NULL DEFAULT '',
    "area_centi" BIGINT NOT NULL DEFAULT 0,
    "unit_ids" UUID[],
    "person_ids" UUID[],
    "needs_offline" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "voting_unit_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "co_sign" (
    "community_id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "entered_by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "co_sign_pkey" PRIMARY KEY ("community_id","topic_id","person_id")
);

-- CreateTable
CREATE TABLE "roster_correction" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "entered_by" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "on_behalf_of" TEXT,
    "channel" TEXT NOT NULL DEFAULT 'ONLINE',
    "consent" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "decision" TEXT,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "roster_correction_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "voting_unit_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "by_account" UUID NOT NULL,
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "opinion" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "person_id" UUID,
    "voting_unit_id" UUID,
    "stance" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "entered_by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "reply" TEXT,
    "replied_by" UUID,
    "replied_at" TIMESTAMPTZ(3),

    CONSTRAINT "opinion_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "poll" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "motion_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "preset_id" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "extended" BOOLEAN NOT NULL DEFAULT false,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "poll_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "ballot" (
    "community_id" UUID NOT NULL,
    "poll_id" UUID NOT NULL,
    "voting_unit_id" UUID NOT NULL,
    "choice" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "idem" UUID NOT NULL,
    "receipt" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "ballot_pkey" PRIMARY KEY ("community_id","poll_id","voting_unit_id")
);

-- CreateTable
CREATE TABLE "paper_ballot" (
    "community_id" UUID NOT NULL,
    "poll_id" UUID NOT NULL,
    "voting_unit_id" UUID NOT NULL,
    "choice" TEXT NOT NULL,
    "entered_by" UUID NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "state" TEXT NOT NULL DEFAULT 'ENTERED',
    "checked_by" UUID,
    "checked_at" TIMESTAMPTZ(3),

    CONSTRAINT "paper_ballot_pkey" PRIMARY KEY ("community_id","poll_id","voting_unit_id")
);

-- CreateTable
CREATE TABLE "objection" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "voting_unit_id" UUID,
    "on_behalf_of" TEXT,
    "channel" TEXT NOT NULL DEFAULT 'ONLINE',
    "consent" TEXT,
    "entered_by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "upheld" BOOLEAN,
    "decision" TEXT,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "objection_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "task" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "executor" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "weight" INTEGER NOT NULL,
    "budget_fen" BIGINT NOT NULL,
    "standard" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'ASSIGNED',
    "progress" INTEGER NOT NULL DEFAULT 0,
    "reported_by" UUID,
    "accepted_by" UUID,
    "accepted_on" DATE,
    "cancel_reason" TEXT,

    CONSTRAINT "task_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "task_report" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "progress" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "by_account" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "task_report_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "rating" (
    "community_id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "voting_unit_id" UUID NOT NULL,
    "level" TEXT NOT NULL,
    "text" TEXT,
    "channel" TEXT NOT NULL DEFAULT 'ONLINE',
    "entered_by" UUID,
    "consent" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "rating_pkey" PRIMARY KEY ("community_id","topic_id","voting_unit_id")
);

-- CreateTable
CREATE TABLE "case_counter" (
    "community_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "case_counter_pkey" PRIMARY KEY ("community_id","year")
);

-- CreateTable
CREATE TABLE "legal_transition" (
    "from_stage" TEXT NOT NULL,
    "from_status" TEXT NOT NULL,
    "to_stage" TEXT NOT NULL,
    "to_status" TEXT NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "legal_transition_pkey" PRIMARY KEY ("from_stage","from_status","to_stage","to_status","role")
);

-- CreateTable
CREATE TABLE "filing" (
    "community_id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "township_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "filed_on" DATE NOT NULL,
    "filed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "deemed" BOOLEAN NOT NULL DEFAULT false,
    "dossier_hash" TEXT NOT NULL,
    "dossier" JSONB NOT NULL,

    CONSTRAINT "filing_pkey" PRIMARY KEY ("community_id","topic_id")
);

-- CreateTable
CREATE TABLE "filing_counter" (
    "township_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "filing_counter_pkey" PRIMARY KEY ("township_id","year")
);

-- CreateTable
CREATE TABLE "region" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "level" "region_level" NOT NULL,
    "kind" "region_kind",
    "parent_id" UUID,
    "filing_prefix" TEXT,

    CONSTRAINT "region_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "phone" TEXT NOT NULL,
    "password_hash" TEXT,
    "display_name" TEXT NOT NULL,
    "locale" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "created_by" UUID,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_code" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "issued_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "one_time_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "region_id" UUID NOT NULL,
    "granted_by" UUID,
    "valid_from" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "valid_to" TIMESTAMPTZ(3),

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "id" UUID NOT NULL,
    "phone" TEXT NOT NULL,
    "ip" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "ok" BOOLEAN NOT NULL,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "account_id" UUID,
    "action" TEXT NOT NULL,
    "region_id" UUID,
    "subject" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "topic_id" UUID,
    "event_seq" INTEGER,
    "kind" TEXT NOT NULL,
    "params" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "notification_delivery" (
    "community_id" UUID NOT NULL,
    "notification_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "sent_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "notification_delivery_pkey" PRIMARY KEY ("community_id","notification_id","channel")
);

-- CreateTable
CREATE TABLE "contact_address" (
    "account_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "contact_address_pkey" PRIMARY KEY ("account_id","channel")
);

-- CreateTable
CREATE TABLE "system_clock" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "offset_ms" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "system_clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "community_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "response" JSONB NOT NULL,
    "status" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("community_id","account_id","key")
);

-- CreateIndex
CREATE INDEX "person_community_id_name_idx" ON "person"("community_id", "name");

-- CreateIndex
CREATE INDEX "person_community_id_phone_idx" ON "person"("community_id", "phone");

-- CreateIndex
CREATE UNIQUE INDEX "person_community_id_id_hash_key" ON "person"("community_id", "id_hash");

-- CreateIndex
CREATE INDEX "household_community_id_grid_id_idx" ON "household"("community_id", "grid_id");

-- CreateIndex
CREATE INDEX "household_community_id_building_stairwell_room_idx" ON "household"("community_id", "building", "stairwell", "room");

-- CreateIndex
CREATE UNIQUE INDEX "household_community_id_code_key" ON "household"("community_id", "code");

-- CreateIndex
CREATE INDEX "household_member_community_id_person_id_idx" ON "household_member"("community_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "household_member_community_id_household_id_person_id_key" ON "household_member"("community_id", "household_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "property_area_community_id_name_key" ON "property_area"("community_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "unit_community_id_property_area_id_building_stairwell_room_key" ON "unit"("community_id", "property_area_id", "building", "stairwell", "room");

-- CreateIndex
CREATE INDEX "unit_owner_community_id_person_id_idx" ON "unit_owner"("community_id", "person_id");

-- CreateIndex
CREATE INDEX "unit_owner_community_id_owner_key_idx" ON "unit_owner"("community_id", "owner_key");

-- CreateIndex
CREATE UNIQUE INDEX "unit_owner_community_id_unit_id_person_id_key" ON "unit_owner"("community_id", "unit_id", "person_id");

-- CreateIndex
CREATE INDEX "account_person_account_id_idx" ON "account_person"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_person_community_id_account_id_key" ON "account_person"("community_id", "account_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_person_community_id_person_id_key" ON "account_person"("community_id", "person_id");

-- CreateIndex
CREATE INDEX "roster_import_community_id_at_idx" ON "roster_import"("community_id", "at");

-- CreateIndex
CREATE INDEX "roster_import_community_id_kind_file_hash_idx" ON "roster_import"("community_id", "kind", "file_hash");

-- CreateIndex
CREATE INDEX "roster_import_row_community_id_import_id_state_row_no_idx" ON "roster_import_row"("community_id", "import_id", "state", "row_no");

-- CreateIndex
CREATE UNIQUE INDEX "roster_import_row_community_id_import_id_row_no_key" ON "roster_import_row"("community_id", "import_id", "row_no");

-- CreateIndex
CREATE INDEX "topic_community_id_stage_status_id_idx" ON "topic"("community_id", "stage", "status", "id");

-- CreateIndex
CREATE INDEX "topic_community_id_proposer_account_id_id_idx" ON "topic"("community_id", "proposer_account_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "topic_community_id_case_no_key" ON "topic"("community_id", "case_no");

-- CreateIndex
CREATE UNIQUE INDEX "topic_event_community_id_topic_id_hash_key" ON "topic_event"("community_id", "topic_id", "hash");

-- CreateIndex
CREATE UNIQUE INDEX "motion_community_id_topic_id_no_key" ON "motion"("community_id", "topic_id", "no");

-- CreateIndex
CREATE INDEX "voting_unit_community_id_topic_id_id_idx" ON "voting_unit"("community_id", "topic_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "voting_unit_community_id_topic_id_key_key" ON "voting_unit"("community_id", "topic_id", "key");

-- CreateIndex
CREATE INDEX "roster_correction_community_id_topic_id_at_idx" ON "roster_correction"("community_id", "topic_id", "at");

-- CreateIndex
CREATE INDEX "delivery_community_id_topic_id_voting_unit_id_idx" ON "delivery"("community_id", "topic_id", "voting_unit_id");

-- CreateIndex
CREATE INDEX "opinion_community_id_topic_id_id_idx" ON "opinion"("community_id", "topic_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "poll_community_id_topic_id_round_motion_id_key" ON "poll"("community_id", "topic_id", "round", "motion_id");

-- CreateIndex
CREATE UNIQUE INDEX "ballot_community_id_receipt_key" ON "ballot"("community_id", "receipt");

-- CreateIndex
CREATE INDEX "objection_community_id_topic_id_at_idx" ON "objection"("community_id", "topic_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "task_community_id_topic_id_no_key" ON "task"("community_id", "topic_id", "no");

-- CreateIndex
CREATE INDEX "task_report_community_id_task_id_at_idx" ON "task_report"("community_id", "task_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "filing_community_id_number_key" ON "filing"("community_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "region_code_key" ON "region"("code");

-- CreateIndex
CREATE INDEX "region_parent_id_idx" ON "region"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_phone_key" ON "account"("phone");

-- CreateIndex
CREATE INDEX "one_time_code_account_id_expires_at_idx" ON "one_time_code"("account_id", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "role_grant_account_id_idx" ON "role_grant"("account_id");

-- CreateIndex
CREATE INDEX "role_grant_region_id_role_idx" ON "role_grant"("region_id", "role");

-- CreateIndex
CREATE INDEX "sign_in_attempt_phone_ip_at_idx" ON "sign_in_attempt"("phone", "ip", "at");

-- CreateIndex
CREATE INDEX "sign_in_attempt_ip_at_idx" ON "sign_in_attempt"("ip", "at");

-- CreateIndex
CREATE INDEX "audit_log_region_id_at_idx" ON "audit_log"("region_id", "at");

-- CreateIndex
CREATE INDEX "audit_log_account_id_at_idx" ON "audit_log"("account_id", "at");

-- CreateIndex
CREATE INDEX "notification_community_id_account_id_id_idx" ON "notification"("community_id", "account_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "notification_community_id_account_id_topic_id_event_seq_key" ON "notification"("community_id", "account_id", "topic_id", "event_seq");

-- CreateIndex
CREATE INDEX "idempotency_key_community_id_created_at_idx" ON "idempotency_key"("community_id", "created_at");

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "region"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "household" ADD CONSTRAINT "household_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "region"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "household" ADD CONSTRAINT "household_grid_id_fkey" FOREIGN KEY ("grid_id") REFERENCES "region"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "household_member" ADD CONSTRAINT "household_member_community_id_household_id_fkey" FOREIGN KEY ("community_id", "household_id") REFERENCES "household"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "household_member" ADD CONSTRAINT "household_member_community_id_person_id_fkey" FOREIGN KEY ("community_id", "person_id") REFERENCES "person"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "property_area" ADD CONSTRAINT "property_area_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "region"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_community_id_property_area_id_fkey" FOREIGN KEY ("community_id", "property_area_id") REFERENCES "property_area"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "unit_owner" ADD CONSTRAINT "unit_owner_community_id_unit_id_fkey" FOREIGN KEY ("community_id", "unit_id") REFERENCES "unit"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "unit_owner" ADD CONSTRAINT "unit_owner_community_id_person_id_fkey" FOREIGN KEY ("community_id", "person_id") REFERENCES "person"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "account_person" ADD CONSTRAINT "account_person_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "account_person" ADD CONSTRAINT "account_person_linked_by_fkey" FOREIGN KEY ("linked_by") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "account_person" ADD CONSTRAINT "account_person_community_id_person_id_fkey" FOREIGN KEY ("community_id", "person_id") REFERENCES "person"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "roster_import" ADD CONSTRAINT "roster_import_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "region"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "roster_import" ADD CONSTRAINT "roster_import_by_account_fkey" FOREIGN KEY ("by_account") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "roster_import_row" ADD CONSTRAINT "roster_import_row_community_id_import_id_fkey" FOREIGN KEY ("community_id", "import_id") REFERENCES "roster_import"("community_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "topic" ADD CONSTRAINT "topic_community_id_parent_topic_id_fkey" FOREIGN KEY ("community_id", "parent_topic_id") REFERENCES "topic"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "stage_record" ADD CONSTRAINT "stage_record_community_id_topic_id_fkey" FOREIGN KEY ("community_id", "topic_id") REFERENCES "topic"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "topic_event" ADD CONSTRAINT "topic_event_community_id_topic_id_fkey" FOREIGN KEY ("community_id", "topic_id") REFERENCES "topic"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "motion" ADD CONSTRAINT "motion_community_id_topic_id_fkey" FOREIGN KEY ("community_id", "topic_id") REFERENCES "topic"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "voting_unit" ADD CONSTRAINT "voting_unit_community_id_topic_id_fkey" FOREIGN KEY ("community_id", "topic_id") REFERENCES "topic"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "co_sign" ADD CONSTRAINT "co_sign_community_id_topic_id_fkey" FOREIGN KEY ("community_id", "topic_id") REFERENCES "topic"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "roster_correction" ADD CONSTRAINT "roster_correction_community_id_topic_id_fkey" FOREIGN KEY ("community_id", "topic_id") REFERENCES "topic"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_community_id_topic_id_fkey" FOREIGN KEY ("community_id", "topic_id") REFERENCES "topic"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_community_id_voting_unit_id_fkey" FOREIGN KEY ("community_id", "voting_unit_id") REFERENCES "voting_unit"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_community_id_topic_id_fkey" FOREIGN KEY ("community_id", "topic_id") REFERENCES "topic"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "poll" ADD CONSTRAINT "poll_community_id_topic_id_fkey" FOREIGN KEY ("community_id", "topic_id") REFERENCES "topic"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "poll" ADD CONSTRAINT "poll_community_id_motion_id_fkey" FOREIGN KEY ("community_id", "motion_id") REFERENCES "motion"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_community_id_poll_id_fkey" FOREIGN KEY ("community_id", "poll_id") REFERENCES "poll"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_community_id_voting_unit_id_fkey" FOREIGN KEY ("community_id", "voting_unit_id") REFERENCES "voting_unit"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "paper_ballot" ADD CONSTRAINT "paper_ballot_community_id_poll_id_fkey" FOREIGN KEY ("community_id", "poll_id") REFERENCES "poll"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "paper_ballot" ADD CONSTRAINT "paper_ballot_community_id_voting_unit_id_fkey" FOREIGN KEY ("community_id", "voting_unit_id") REFERENCES "voting_unit"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "objection" ADD CONSTRAINT "objection_community_id_topic_id_fkey" FOREIGN KEY ("community_id", "topic_id") REFERENCES "topic"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_community_id_topic_id_fkey" FOREIGN KEY ("community_id", "topic_id") REFERENCES "topic"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "task_report" ADD CONSTRAINT "task_report_community_id_task_id_fkey" FOREIGN KEY ("community_id", "task_id") REFERENCES "task"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_community_id_topic_id_fkey" FOREIGN KEY ("community_id", "topic_id") REFERENCES "topic"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "filing" ADD CONSTRAINT "filing_community_id_topic_id_fkey" FOREIGN KEY ("community_id", "topic_id") REFERENCES "topic"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "region" ADD CONSTRAINT "region_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "region"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "one_time_code" ADD CONSTRAINT "one_time_code_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "one_time_code" ADD CONSTRAINT "one_time_code_issued_by_fkey" FOREIGN KEY ("issued_by") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_region_id_fkey" FOREIGN KEY ("region_id") REFERENCES "region"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_granted_by_fkey" FOREIGN KEY ("granted_by") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_region_id_fkey" FOREIGN KEY ("region_id") REFERENCES "region"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "notification_delivery" ADD CONSTRAINT "notification_delivery_community_id_notification_id_fkey" FOREIGN KEY ("community_id", "notification_id") REFERENCES "notification"("community_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;


