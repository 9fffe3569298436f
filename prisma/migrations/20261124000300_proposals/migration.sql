-- AlterTable
ALTER TABLE "co_sign" ADD COLUMN     "channel" TEXT NOT NULL DEFAULT 'ONLINE',
ADD COLUMN     "consent_kind" TEXT;

-- CreateTable
CREATE TABLE "file_blob" (
    "community_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "thumb" BYTEA,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "file_blob_pkey" PRIMARY KEY ("community_id","hash")
);

-- CreateTable
CREATE TABLE "attachment" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "topic_id" UUID,
    "draft_id" UUID,
    "purpose" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "account_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "proposal_draft" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "data" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "proposal_draft_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "proposal" (
    "community_id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "property_area_id" UUID,
    "building" TEXT,
    "affected_buildings" TEXT[],
    "affected_households" INTEGER,
    "cost_fen" BIGINT,
    "funding" TEXT,
    "urgency" TEXT NOT NULL DEFAULT 'NORMAL',
    "person_id" UUID,
    "consent_kind" TEXT,
    "consent_by" UUID,
    "guardian_person_id" UUID,

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("community_id","topic_id")
);

-- CreateTable
CREATE TABLE "co_sign_withdrawal" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "co_sign_withdrawal_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "topic_gram" (
    "community_id" UUID NOT NULL,
    "gram" TEXT NOT NULL,
    "topic_id" UUID NOT NULL,
    "size" SMALLINT NOT NULL,

    CONSTRAINT "topic_gram_pkey" PRIMARY KEY ("community_id","gram","topic_id")
);

-- CreateIndex
CREATE INDEX "attachment_community_id_topic_id_id_idx" ON "attachment"("community_id", "topic_id", "id");

-- CreateIndex
CREATE INDEX "attachment_community_id_draft_id_id_idx" ON "attachment"("community_id", "draft_id", "id");

-- CreateIndex
CREATE INDEX "attachment_community_id_hash_idx" ON "attachment"("community_id", "hash");

-- CreateIndex
CREATE INDEX "proposal_draft_community_id_account_id_updated_at_idx" ON "proposal_draft"("community_id", "account_id", "updated_at");

-- CreateIndex
CREATE INDEX "co_sign_withdrawal_community_id_topic_id_idx" ON "co_sign_withdrawal"("community_id", "topic_id");

-- CreateIndex
CREATE INDEX "topic_gram_community_id_topic_id_idx" ON "topic_gram"("community_id", "topic_id");

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_community_id_topic_id_fkey" FOREIGN KEY ("community_id", "topic_id") REFERENCES "topic"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_community_id_draft_id_fkey" FOREIGN KEY ("community_id", "draft_id") REFERENCES "proposal_draft"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_community_id_hash_fkey" FOREIGN KEY ("community_id", "hash") REFERENCES "file_blob"("community_id", "hash") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_community_id_topic_id_fkey" FOREIGN KEY ("community_id", "topic_id") REFERENCES "topic"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "co_sign_withdrawal" ADD CONSTRAINT "co_sign_withdrawal_community_id_topic_id_fkey" FOREIGN KEY ("community_id", "topic_id") REFERENCES "topic"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "topic_gram" ADD CONSTRAINT "topic_gram_community_id_topic_id_fkey" FOREIGN KEY ("community_id", "topic_id") REFERENCES "topic"("community_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;


-- 1. Files ------------------------------------------------------------------------------------------------------------
SELECT protect_tenant_table('file_blob');
SELECT protect_tenant_table('attachment');
SELECT protect_tenant_table('proposal_draft');
SELECT protect_tenant_table('proposal');
SELECT protect_tenant_table('co_sign_withdrawal');
SELECT protect_tenant_table('topic_gram');
REVOKE DELETE ON proposal FROM gongyi_app;

-- What was compressed already is not compressed again.
ALTER TABLE file_blob ALTER COLUMN bytes SET STORAGE EXTERNAL, ALTER COLUMN thumb SET STORAGE EXTERNAL;

ALTER TABLE file_blob
  ADD CONSTRAINT file_blob_hash CHECK (hash ~ '^[0-9a-f]{64}$' AND hash = encode(sha256(bytes), 'hex')),
  ADD CONSTRAINT file_blob_mime CHECK (mime IN ('image/jpeg', 'application/pdf'));
ALTER TABLE attachment
  ADD CONSTRAINT attachment_belongs CHECK (num_nonnulls(topic_id, draft_id) = 1),
  ADD CONSTRAINT attachment_kind CHECK (kind IN ('IMAGE', 'PDF')),
  ADD CONSTRAINT attachment_purpose CHECK (purpose ~ '^[A-Z][A-Z_]{1,39}$'),
  ADD CONSTRAINT attachment_size CHECK (size > 0),
  ADD CONSTRAINT attachment_name CHECK (char_length(name) BETWEEN 1 AND 200);
ALTER TABLE proposal
  ADD CONSTRAINT proposal_urgency CHECK (urgency IN ('NORMAL', 'SOON', 'URGENT')),
  ADD CONSTRAINT proposal_households CHECK (affected_households BETWEEN 1 AND 100000),
  ADD CONSTRAINT proposal_cost CHECK (cost_fen BETWEEN 0 AND 1000000000000),
  ADD CONSTRAINT proposal_consent CHECK ((person_id IS NULL) = (consent_kind IS NULL)
    AND (person_id IS NULL) = (consent_by IS NULL)
    AND (person_id IS NOT NULL OR guardian_person_id IS NULL)
    AND consent_kind IN ('SIGNED_PAPER', 'SPOKEN_AT_DOOR', 'SPOKEN_BY_PHONE', 'SPOKEN_AT_MEETING'));
ALTER TABLE co_sign
  ADD CONSTRAINT co_sign_channel CHECK (channel IN ('ONLINE', 'PAPER', 'VISIT', 'HOTLINE', 'MEETING')),
  ADD CONSTRAINT co_sign_consent CHECK (
    consent_kind IN ('SIGNED_PAPER', 'SPOKEN_AT_DOOR', 'SPOKEN_BY_PHONE', 'SPOKEN_AT_MEETING'));

-- A file goes from the draft to the topic and nowhere else. Once the matter is being examined it stays in the record.
CREATE FUNCTION guard_attachment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (OLD.draft_id IS NOT NULL AND NEW.draft_id IS NULL AND NEW.topic_id IS NOT NULL)
      AND (NEW.community_id, NEW.id, NEW.purpose, NEW.kind, NEW.hash, NEW.name, NEW.size, NEW.account_id, NEW.at)
        IS NOT DISTINCT FROM
        (OLD.community_id, OLD.id, OLD.purpose, OLD.kind, OLD.hash, OLD.name, OLD.size, OLD.account_id, OLD.at) THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a file does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.topic_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM public.topic WHERE (community_id, id) = (OLD.community_id, OLD.topic_id)
      AND stage = 'propose' AND status IN ('draft', 'returned')
  ) THEN
    RAISE EXCEPTION 'a file of a topic that is being examined stays' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END
$$;
CREATE TRIGGER attachment_stays BEFORE UPDATE OR DELETE ON attachment FOR EACH ROW EXECUTE FUNCTION guard_attachment();

-- 2. Co-signs taken back ----------------------------------------------------------------------------------------------
-- Nobody deletes a signature but its signatory, or the desk that is asked to; and never once the topic is accepted.
SELECT protect_ledger('co_sign_withdrawal');
REVOKE INSERT ON co_sign_withdrawal FROM gongyi_app;
GRANT SELECT, DELETE ON co_sign TO gongyi_definer;
GRANT SELECT ON topic, account_person TO gongyi_definer;
GRANT INSERT ON co_sign_withdrawal TO gongyi_definer;
CREATE FUNCTION withdraw_co_sign(of_topic uuid, of_person uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  here constant uuid := nullif(current_setting('app.tenant', true), '')::uuid;
  who constant uuid := nullif(current_setting('app.account', true), '')::uuid;
  signed timestamptz;
BEGIN
  IF current_setting('app.role', true) NOT IN ('coordinator', 'community-admin') AND NOT EXISTS (
    SELECT FROM account_person p WHERE (p.community_id, p.account_id, p.person_id) = (here, who, of_person)
  ) THEN
    RETURN false;
  END IF;
  IF NOT EXISTS (
    SELECT FROM topic t WHERE (t.community_id, t.id) = (here, of_topic)
      AND t.stage = 'propose' AND t.status IN ('screening', 'returned')
  ) THEN
    RETURN false;
  END IF;
  DELETE FROM co_sign c WHERE (c.community_id, c.topic_id, c.person_id) = (here, of_topic, of_person)
    RETURNING c.at INTO signed;
  IF signed IS NULL THEN
    RETURN false;
  END IF;
  INSERT INTO co_sign_withdrawal (community_id, id, topic_id, person_id, signed_at)
  VALUES (here, gen_random_uuid(), of_topic, of_person, signed);
  RETURN true;
END
$$;
SELECT protect_definer_function('withdraw_co_sign(uuid, uuid)');

-- 3. Similar titles ---------------------------------------------------------------------------------------------------
-- Pairs of neighbouring characters. Not pg_trgm: it drops every character beyond ASCII where the cluster's locale is C, knows
-- no words of two characters, and its operators are not leakproof, so that row-level security keeps its index from being used.
CREATE FUNCTION text_bigrams(words text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT substr(t, pos, 2)), '{}')
  FROM (SELECT lower(regexp_replace(normalize(words, NFKC),
    '[][\s!"#$%&''()*+,./:;<=>?@\\^_`{|}~、。〈〉《》「」『』【】〔〕“”‘’…—–·-]+', '', 'g')) AS t) clean,
    generate_series(1, greatest(length(t) - 1, least(length(t), 1))) AS pos
$$;
GRANT EXECUTE ON FUNCTION text_bigrams(text) TO gongyi_app, gongyi_definer;

CREATE FUNCTION index_topic_title() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  grams constant text[] := public.text_bigrams(NEW.title);
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM public.topic_gram WHERE (community_id, topic_id) = (NEW.community_id, NEW.id);
  END IF;
  INSERT INTO public.topic_gram (community_id, gram, topic_id, size)
  SELECT NEW.community_id, gram, NEW.id, cardinality(grams) FROM unnest(grams) AS gram;
  RETURN NULL;
END
$$;
CREATE TRIGGER topic_title_written AFTER INSERT ON topic FOR EACH ROW EXECUTE FUNCTION index_topic_title();
CREATE TRIGGER topic_title_changed AFTER UPDATE OF title ON topic FOR EACH ROW
  WHEN (NEW.title IS DISTINCT FROM OLD.title) EXECUTE FUNCTION index_topic_title();

-- Row-level security binds the migrating login too: community after community.
DO $$
DECLARE
  community uuid;
BEGIN
  FOR community IN SELECT id FROM region WHERE level = 'VILLAGE_COMMUNITY' LOOP
    PERFORM set_config('app.tenant', community::text, true);
    INSERT INTO topic_gram (community_id, gram, topic_id, size)
    SELECT t.community_id, gram, t.id, cardinality(g.grams)
    FROM topic t CROSS JOIN LATERAL (SELECT text_bigrams(t.title) AS grams) g CROSS JOIN LATERAL unnest(g.grams) AS gram
    WHERE t.community_id = community;
  END LOOP;
  PERFORM set_config('app.tenant', '', true);
END
$$;

-- 4. Children ---------------------------------------------------------------------------------------------------------
-- Under fourteen a parent decides over personal data (个人信息保护法 31): no account, the desk enters for them with a guardian.
CREATE FUNCTION refuse_child_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM public.person p WHERE (p.community_id, p.id) = (NEW.community_id, NEW.person_id)
      AND p.birth_date > (app_now() AT TIME ZONE 'Asia/Shanghai')::date - interval '14 years'
  ) THEN
    RAISE EXCEPTION 'a child under fourteen has no account' USING ERRCODE = 'GY014';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER account_of_no_child BEFORE INSERT OR UPDATE ON account_person
  FOR EACH ROW EXECUTE FUNCTION refuse_child_account();
