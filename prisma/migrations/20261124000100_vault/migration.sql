-- Names, phone numbers and what is left of identity numbers become ciphertext (docs/decisions/0009).
-- SQL holds no key: what stands here in clear moves to the schema `unsealed`, which the app cannot enter; the start that
-- follows seals it, row by row, and drops that schema (scripts/database/seal-existing.mjs).

-- 1. What is already there -------------------------------------------------------------------------------------------
-- Forced row-level security hides every community's rows from the owner too.
ALTER TABLE person NO FORCE ROW LEVEL SECURITY;
ALTER TABLE roster_import_row NO FORCE ROW LEVEL SECURITY;
ALTER TABLE idempotency_key NO FORCE ROW LEVEL SECURITY;

DO $$
BEGIN
  IF EXISTS (SELECT FROM account) THEN
    CREATE SCHEMA unsealed;
    CREATE TABLE unsealed.account AS SELECT id, phone, display_name FROM account;
    CREATE TABLE unsealed.contact_address AS SELECT account_id, channel, address FROM contact_address;
    CREATE TABLE unsealed.person AS SELECT community_id, id, name, phone, id_masked, note FROM person;
    CREATE TABLE unsealed.roster_import_row AS SELECT community_id, id, data, problems FROM roster_import_row;
    CREATE TABLE unsealed.idempotency_key AS SELECT community_id, account_id, key, response FROM idempotency_key;
  END IF;
END
$$;

-- Fifteen minutes of failed sign-ins: not worth carrying over.
DELETE FROM sign_in_attempt;

-- 2. The columns -----------------------------------------------------------------------------------------------------
-- CreateEnum
CREATE TYPE "community_key_state" AS ENUM ('ACTIVE', 'RETIRING', 'DESTROYED');

-- DropIndex
DROP INDEX "account_phone_key";

-- DropIndex
DROP INDEX "person_community_id_name_idx";

-- DropIndex
DROP INDEX "person_community_id_phone_idx";

-- DropIndex
DROP INDEX "sign_in_attempt_phone_ip_at_idx";

-- Until the rows are sealed they hold the text of no key.
CREATE FUNCTION add_sealed_column(sealed regclass, sealed_column text, required boolean) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF required THEN
    EXECUTE format(
      'ALTER TABLE %s ADD COLUMN %I text NOT NULL DEFAULT %L',
      sealed, sealed_column, '000000000000.' || repeat('A', 38)
    );
    EXECUTE format('ALTER TABLE %s ALTER COLUMN %I DROP DEFAULT', sealed, sealed_column);
  ELSE
    EXECUTE format('ALTER TABLE %s ADD COLUMN %I text', sealed, sealed_column);
  END IF;
  -- The second wall: a name in clear is refused here, whoever writes it.
  EXECUTE format(
    'ALTER TABLE %s ADD CONSTRAINT %I CHECK (%I ~ %L)',
    sealed, sealed || '_' || sealed_column || '_is_sealed', sealed_column, '^[0-9a-f]{12}[.][A-Za-z0-9_-]{38,}$'
  );
END
$$;

-- AlterTable
ALTER TABLE "account" DROP COLUMN "display_name",
DROP COLUMN "phone",
ADD COLUMN     "phone_index" TEXT,
ADD COLUMN     "search_index" TEXT[];
UPDATE account SET phone_index = id::text;
ALTER TABLE account ALTER COLUMN phone_index SET NOT NULL;
SELECT add_sealed_column('account', 'display_name_sealed', true), add_sealed_column('account', 'phone_sealed', true);

-- AlterTable
ALTER TABLE "contact_address" DROP COLUMN "address";
SELECT add_sealed_column('contact_address', 'address_sealed', true);

-- AlterTable
ALTER TABLE "idempotency_key" DROP COLUMN "response";
SELECT add_sealed_column('idempotency_key', 'response_sealed', false);

-- AlterTable
ALTER TABLE "person" DROP COLUMN "id_masked",
DROP COLUMN "name",
DROP COLUMN "note",
DROP COLUMN "phone",
ADD COLUMN     "search_index" TEXT[];
SELECT add_sealed_column('person', 'name_sealed', true), add_sealed_column('person', 'phone_sealed', false),
  add_sealed_column('person', 'id_masked_sealed', false), add_sealed_column('person', 'note_sealed', false);

-- AlterTable
ALTER TABLE "roster_import_row" DROP COLUMN "data",
DROP COLUMN "problems";
SELECT add_sealed_column('roster_import_row', 'body_sealed', true);

-- AlterTable
ALTER TABLE "sign_in_attempt" DROP COLUMN "phone",
ADD COLUMN     "phone_index" TEXT NOT NULL;

ALTER TABLE person FORCE ROW LEVEL SECURITY;
ALTER TABLE roster_import_row FORCE ROW LEVEL SECURITY;
ALTER TABLE idempotency_key FORCE ROW LEVEL SECURITY;

-- 3. The new tables --------------------------------------------------------------------------------------------------
-- CreateTable
CREATE TABLE "community_key" (
    "community_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "state" "community_key_state" NOT NULL,
    "data_wrapped" TEXT,
    "index_wrapped" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "retired_at" TIMESTAMPTZ(3),
    "retired_by" UUID,
    "destroyed_at" TIMESTAMPTZ(3),
    "rows_total" INTEGER NOT NULL DEFAULT 0,
    "rows_done" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "community_key_pkey" PRIMARY KEY ("community_id","id")
);
SELECT protect_tenant_table('community_key');
-- A key is destroyed by emptying it; its row stays as the record of the rotation.
REVOKE DELETE ON community_key FROM gongyi_app;
CREATE UNIQUE INDEX community_key_one_active ON community_key (community_id) WHERE state = 'ACTIVE';
CREATE UNIQUE INDEX community_key_one_retiring ON community_key (community_id) WHERE state = 'RETIRING';
ALTER TABLE community_key ADD CONSTRAINT community_key_destroyed CHECK (
  CASE state
    WHEN 'DESTROYED' THEN data_wrapped IS NULL AND index_wrapped IS NULL AND destroyed_at IS NOT NULL
    ELSE data_wrapped IS NOT NULL AND index_wrapped IS NOT NULL
  END
);

-- CreateTable
CREATE TABLE "list_name" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,

    CONSTRAINT "list_name_pkey" PRIMARY KEY ("community_id","id")
);
SELECT add_sealed_column('list_name', 'name_sealed', true);
SELECT protect_tenant_table('list_name');

-- CreateTable
CREATE TABLE "platform_key" (
    "id" TEXT NOT NULL,
    "data_wrapped" TEXT NOT NULL,
    "index_wrapped" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "platform_key_pkey" PRIMARY KEY ("id")
);
REVOKE ALL ON platform_key FROM PUBLIC;
GRANT SELECT, INSERT ON platform_key TO gongyi_app;

DROP FUNCTION add_sealed_column(regclass, text, boolean);

-- CreateIndex
CREATE INDEX "list_name_community_id_topic_id_idx" ON "list_name"("community_id", "topic_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_phone_index_key" ON "account"("phone_index");

-- CreateIndex
CREATE INDEX "account_search_index_idx" ON "account" USING GIN ("search_index");

-- CreateIndex
CREATE INDEX "sign_in_attempt_phone_index_ip_at_idx" ON "sign_in_attempt"("phone_index", "ip", "at");

-- AddForeignKey
ALTER TABLE "list_name" ADD CONSTRAINT "list_name_community_id_topic_id_fkey" FOREIGN KEY ("community_id", "topic_id") REFERENCES "topic"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
