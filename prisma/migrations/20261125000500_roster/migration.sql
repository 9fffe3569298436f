-- AlterTable
ALTER TABLE "household" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "property_area" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "unit" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "roster_change" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "body_sealed" TEXT NOT NULL,
    "by_account" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "undoes" UUID,

    CONSTRAINT "roster_change_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "person_tag" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "tag" TEXT NOT NULL,
    "evidence_sealed" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "by_account" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "ended_by" UUID,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_tag_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "body" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "term_from" DATE NOT NULL,
    "term_to" DATE,
    "created_by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "body_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "body_member" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "seat" TEXT NOT NULL,
    "elected_by" TEXT,
    "households" INTEGER,
    "from_day" DATE NOT NULL,
    "to_day" DATE,
    "by_account" UUID NOT NULL,

    CONSTRAINT "body_member_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "join_code" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "code_hash" TEXT,
    "issued_by" UUID NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "account_id" UUID,
    "released_by" UUID,
    "released_at" TIMESTAMPTZ(3),
    "revoked_by" UUID,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "join_code_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "join_code_place" (
    "code_hash" TEXT NOT NULL,
    "region_id" UUID NOT NULL,

    CONSTRAINT "join_code_place_pkey" PRIMARY KEY ("code_hash")
);

-- CreateTable
CREATE TABLE "join_attempt" (
    "id" UUID NOT NULL,
    "ip" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "join_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "roster_change_community_id_subject_id_id_idx" ON "roster_change"("community_id", "subject_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "roster_change_community_id_undoes_key" ON "roster_change"("community_id", "undoes");

-- CreateIndex
CREATE INDEX "person_tag_community_id_person_id_idx" ON "person_tag"("community_id", "person_id");

-- CreateIndex
CREATE INDEX "person_tag_community_id_tag_idx" ON "person_tag"("community_id", "tag");

-- CreateIndex
CREATE INDEX "body_community_id_kind_idx" ON "body"("community_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "body_community_id_name_key" ON "body"("community_id", "name");

-- CreateIndex
CREATE INDEX "body_member_community_id_body_id_idx" ON "body_member"("community_id", "body_id");

-- CreateIndex
CREATE INDEX "body_member_community_id_person_id_idx" ON "body_member"("community_id", "person_id");

-- CreateIndex
CREATE INDEX "join_code_community_id_person_id_idx" ON "join_code"("community_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "join_code_community_id_code_hash_key" ON "join_code"("community_id", "code_hash");

-- CreateIndex
CREATE INDEX "join_attempt_ip_at_idx" ON "join_attempt"("ip", "at");

-- AddForeignKey
ALTER TABLE "person_tag" ADD CONSTRAINT "person_tag_community_id_person_id_fkey" FOREIGN KEY ("community_id", "person_id") REFERENCES "person"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "body_member" ADD CONSTRAINT "body_member_community_id_body_id_fkey" FOREIGN KEY ("community_id", "body_id") REFERENCES "body"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "body_member" ADD CONSTRAINT "body_member_community_id_person_id_fkey" FOREIGN KEY ("community_id", "person_id") REFERENCES "person"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "join_code" ADD CONSTRAINT "join_code_community_id_person_id_fkey" FOREIGN KEY ("community_id", "person_id") REFERENCES "person"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;



-- Walls -------------------------------------------------------------------------------------------------------------
SELECT protect_tenant_table(tenant_table::regclass)
FROM unnest(ARRAY['roster_change', 'person_tag', 'body', 'body_member', 'join_code']) AS tenant_table;

-- Append-only; a change of keys alone writes a change anew.
REVOKE UPDATE, DELETE ON roster_change FROM gongyi_app;
GRANT UPDATE (body_sealed) ON roster_change TO gongyi_app;
ALTER TABLE roster_change
  ADD CONSTRAINT roster_change_subject CHECK (subject IN ('PERSON', 'HOUSEHOLD', 'UNIT', 'AREA')),
  ADD CONSTRAINT roster_change_body_is_sealed CHECK (body_sealed ~ '^[0-9a-f]{12}[.][A-Za-z0-9_-]{38,}$');

-- Tags, seats and codes end; they are not deleted, and what they were stays.
REVOKE UPDATE, DELETE ON person_tag, body, body_member, join_code FROM gongyi_app;
GRANT UPDATE (evidence_sealed, valid_to, ended_by, ended_at) ON person_tag TO gongyi_app;
GRANT UPDATE (name, term_from, term_to) ON body TO gongyi_app;
GRANT UPDATE (to_day) ON body_member TO gongyi_app;
GRANT UPDATE (used_at, account_id, released_by, released_at, revoked_by, revoked_at) ON join_code TO gongyi_app;
ALTER TABLE person_tag
  ADD CONSTRAINT person_tag_tag CHECK (tag IN ('PARTY_MEMBER', 'DELEGATE', 'GROUP_LEADER', 'GRID_LEADER', 'LOCAL_WORTHY',
    'VOLUNTEER', 'TENANT', 'HUKOU_RESIDENT', 'NONLOCAL_RESIDENT', 'CRAFTSMAN', 'NEEDS_HELP')),
  ADD CONSTRAINT person_tag_order CHECK (valid_to >= valid_from),
  ADD CONSTRAINT person_tag_ended CHECK ((ended_by IS NULL) = (ended_at IS NULL)),
  ADD CONSTRAINT person_tag_evidence_is_sealed CHECK (evidence_sealed ~ '^[0-9a-f]{12}[.][A-Za-z0-9_-]{38,}$');
ALTER TABLE body
  ADD CONSTRAINT body_kind CHECK (kind IN ('PEOPLE_COUNCIL', 'WORTHIES_COUNCIL', 'SERVICE_GROUP', 'LEGAL_GROUP', 'MORAL_GROUP',
    'SUPERVISION_COMMITTEE', 'RESIDENT_DELEGATE_MEETING', 'VILLAGER_DELEGATE_MEETING', 'OWNERS_COMMITTEE')),
  ADD CONSTRAINT body_term CHECK (term_to >= term_from);
ALTER TABLE body_member
  ADD CONSTRAINT body_member_role CHECK (role IN ('HEAD', 'DEPUTY', 'SECRETARY', 'MEMBER')),
  ADD CONSTRAINT body_member_seat CHECK (seat IN ('RESIDENT', 'DELEGATE', 'PARTY_DELEGATE', 'CADRE', 'GRID_LEADER', 'NONLOCAL', 'EXPERT', 'OTHER')),
  ADD CONSTRAINT body_member_households CHECK (households BETWEEN 1 AND 10000),
  ADD CONSTRAINT body_member_days CHECK (to_day >= from_day);
CREATE UNIQUE INDEX body_member_one_seat ON body_member (community_id, body_id, person_id) WHERE to_day IS NULL;

-- Who votes for co-owners changes by their own agreement.
GRANT UPDATE (is_voting_rep) ON unit_owner TO gongyi_app;
CREATE FUNCTION require_rep_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM public.roster_change
    WHERE community_id = NEW.community_id AND subject = 'UNIT' AND field = 'votingRep' AND xmin = pg_current_xact_id()::xid
  ) THEN
    RAISE EXCEPTION 'who votes for co-owners changes with its line in the history' USING ERRCODE = 'GY011';
  END IF;
  RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION require_rep_change() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER unit_owner_rep_on_record AFTER UPDATE OF is_voting_rep ON unit_owner
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_rep_change();

-- Two people: whoever issued a code does not confirm it, and neither does whoever it joins.
ALTER TABLE join_code
  ADD CONSTRAINT join_code_channel CHECK (channel IN ('PRINTED', 'DOORSTEP')),
  ADD CONSTRAINT join_code_printed CHECK ((channel = 'PRINTED') = (code_hash IS NOT NULL)),
  ADD CONSTRAINT join_code_used CHECK ((used_at IS NULL) = (account_id IS NULL)),
  ADD CONSTRAINT join_code_released CHECK ((released_by IS NULL) = (released_at IS NULL)),
  ADD CONSTRAINT join_code_revoked CHECK ((revoked_by IS NULL) = (revoked_at IS NULL)),
  ADD CONSTRAINT join_code_two_people CHECK (released_by NOT IN (issued_by, account_id) AND account_id <> issued_by);

REVOKE ALL ON join_code_place, join_attempt FROM PUBLIC;
GRANT SELECT, INSERT ON join_code_place TO gongyi_app;
GRANT SELECT, INSERT, DELETE ON join_attempt TO gongyi_app;

-- Whoever edits says which version they saw; every change counts it up, by whatever way it comes.
CREATE FUNCTION count_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  RETURN NEW;
END
$$;
REVOKE ALL ON FUNCTION count_version() FROM PUBLIC;
CREATE TRIGGER count_version BEFORE UPDATE ON person FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER count_version BEFORE UPDATE ON household FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER count_version BEFORE UPDATE ON property_area FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER count_version BEFORE UPDATE ON unit FOR EACH ROW EXECUTE FUNCTION count_version();
