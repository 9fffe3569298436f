-- CreateEnum
CREATE TYPE "roster_subject" AS ENUM ('HOUSEHOLD', 'PERSON', 'MEMBER', 'AREA', 'UNIT', 'OWNER');

-- CreateEnum
CREATE TYPE "roster_change_kind" AS ENUM ('ADDED', 'CHANGED', 'REMOVED');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "roster_import_state" ADD VALUE 'MAPPING';
ALTER TYPE "roster_import_state" ADD VALUE 'UNDONE';

-- AlterTable
ALTER TABLE "roster_import" ADD COLUMN     "columns" JSONB,
ADD COLUMN     "undone_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "roster_import_part" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "part_no" INTEGER NOT NULL,
    "body_sealed" TEXT NOT NULL,

    CONSTRAINT "roster_import_part_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "roster_import_change" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "subject" "roster_subject" NOT NULL,
    "subject_id" UUID NOT NULL,
    "kind" "roster_change_kind" NOT NULL,
    "former_sealed" TEXT,
    "written" TEXT,

    CONSTRAINT "roster_import_change_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "roster_import_work" (
    "community_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "percent" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "roster_import_work_pkey" PRIMARY KEY ("community_id","import_id")
);

-- CreateTable
CREATE TABLE "roster_mapping" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "roster_import_kind" NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "saved_by" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "roster_mapping_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "roster_import_part_community_id_import_id_part_no_key" ON "roster_import_part"("community_id", "import_id", "part_no");

-- CreateIndex
CREATE INDEX "roster_import_change_community_id_subject_id_idx" ON "roster_import_change"("community_id", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "roster_import_change_community_id_import_id_subject_subject_key" ON "roster_import_change"("community_id", "import_id", "subject", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "roster_mapping_community_id_kind_fingerprint_key" ON "roster_mapping"("community_id", "kind", "fingerprint");

-- AddForeignKey
ALTER TABLE "roster_import_part" ADD CONSTRAINT "roster_import_part_community_id_import_id_fkey" FOREIGN KEY ("community_id", "import_id") REFERENCES "roster_import"("community_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "roster_import_change" ADD CONSTRAINT "roster_import_change_community_id_import_id_fkey" FOREIGN KEY ("community_id", "import_id") REFERENCES "roster_import"("community_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "roster_import_work" ADD CONSTRAINT "roster_import_work_community_id_import_id_fkey" FOREIGN KEY ("community_id", "import_id") REFERENCES "roster_import"("community_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "roster_mapping" ADD CONSTRAINT "roster_mapping_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "region"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "roster_mapping" ADD CONSTRAINT "roster_mapping_saved_by_fkey" FOREIGN KEY ("saved_by") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;



-- What Prisma's language cannot say -----------------------------------------------------------------------------------
-- The second wall: a name in clear is refused here, whoever writes it.
ALTER TABLE roster_import_part ADD CONSTRAINT roster_import_part_body_sealed_is_sealed
  CHECK (body_sealed ~ '^[0-9a-f]{12}[.][A-Za-z0-9_-]{38,}$');
ALTER TABLE roster_import_change ADD CONSTRAINT roster_import_change_former_sealed_is_sealed
  CHECK (former_sealed ~ '^[0-9a-f]{12}[.][A-Za-z0-9_-]{38,}$');

SELECT protect_tenant_table(t::regclass)
FROM unnest(ARRAY['roster_import_part', 'roster_import_change', 'roster_import_work', 'roster_mapping']) AS t;
-- Changes are written once; keys may rotate under them, nothing else may move.
REVOKE UPDATE ON roster_import_change, roster_import_part FROM gongyi_app;
GRANT UPDATE (former_sealed) ON roster_import_change TO gongyi_app;
GRANT UPDATE (body_sealed) ON roster_import_part TO gongyi_app;

-- As text: a new value of an enum cannot be used in the transaction that adds it.
ALTER TABLE roster_import DROP CONSTRAINT roster_import_confirmed;
ALTER TABLE roster_import ADD CONSTRAINT roster_import_confirmed
  CHECK ((state::text IN ('CONFIRMED', 'UNDONE')) = (confirmed_at IS NOT NULL));
ALTER TABLE roster_import ADD CONSTRAINT roster_import_undone CHECK ((state::text = 'UNDONE') = (undone_at IS NOT NULL));

ALTER TABLE roster_import_change ADD CONSTRAINT roster_import_change_former
  CHECK ((kind = 'ADDED') = (former_sealed IS NULL) AND (kind = 'REMOVED') = (written IS NULL));
ALTER TABLE roster_import_work ADD CONSTRAINT roster_import_work_percent CHECK (percent BETWEEN 0 AND 100);

-- Owners give way to the owners of a list confirmed in the same transaction, and come back when that list is taken back.
CREATE OR REPLACE FUNCTION require_confirmed_list() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM public.roster_import
    WHERE community_id = OLD.community_id AND kind = 'OWNERS' AND state::text IN ('CONFIRMED', 'UNDONE')
      AND xmin = pg_current_xact_id()::xid
  ) THEN
    RAISE EXCEPTION 'owners change with a confirmed list only' USING ERRCODE = 'GY011';
  END IF;
  RETURN NULL;
END
$$;
