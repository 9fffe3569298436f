-- Deliberators drawn by lot: pool committed before the seed is known, repeatable by anybody.

-- CreateTable
CREATE TABLE "sortition_draw" (
    "community_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'DRAFT',
    "seats" INTEGER NOT NULL,
    "reserves" INTEGER NOT NULL,
    "buildings" TEXT[],
    "dimensions" TEXT[],
    "source_name" TEXT NOT NULL,
    "source_on" DATE NOT NULL,
    "source_meeting" BOOLEAN NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "salt" TEXT,
    "commitment" TEXT,
    "pool_hash" TEXT,
    "pool_size" INTEGER,
    "without_birth" INTEGER,
    "committed_by" UUID,
    "committed_at" TIMESTAMPTZ(3),
    "seed" TEXT,
    "seed_by" UUID,
    "seed_at" TIMESTAMPTZ(3),
    "confirmed_by" UUID,
    "confirmed_at" TIMESTAMPTZ(3),
    "result" JSONB,
    "result_hash" TEXT,
    "witnessed_by" UUID,
    "witnessed_at" TIMESTAMPTZ(3),
    "abandoned_by" UUID,
    "abandoned_at" TIMESTAMPTZ(3),
    "abandon_reason" TEXT,

    CONSTRAINT "sortition_draw_pkey" PRIMARY KEY ("community_id","id")
);

-- CreateTable
CREATE TABLE "sortition_pool_entry" (
    "community_id" UUID NOT NULL,
    "draw_id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "stratum" TEXT NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "sortition_pool_entry_pkey" PRIMARY KEY ("community_id","draw_id","token")
);

-- CreateTable
CREATE TABLE "sortition_seat" (
    "community_id" UUID NOT NULL,
    "draw_id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "topic_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "event_seq" INTEGER NOT NULL,
    "called_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sortition_seat_pkey" PRIMARY KEY ("community_id","draw_id","token")
);

-- CreateTable
CREATE TABLE "sortition_answer" (
    "community_id" UUID NOT NULL,
    "draw_id" UUID NOT NULL,
    "event_seq" INTEGER NOT NULL,
    "token" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "by_account" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sortition_answer_pkey" PRIMARY KEY ("community_id","draw_id","event_seq")
);

-- CreateIndex
CREATE INDEX "sortition_draw_community_id_topic_id_id_idx" ON "sortition_draw"("community_id", "topic_id", "id");

-- CreateIndex
CREATE INDEX "sortition_draw_id_idx" ON "sortition_draw"("id");

-- CreateIndex
CREATE INDEX "sortition_pool_entry_community_id_person_id_idx" ON "sortition_pool_entry"("community_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "sortition_pool_entry_community_id_draw_id_person_id_key" ON "sortition_pool_entry"("community_id", "draw_id", "person_id");

-- CreateIndex
CREATE INDEX "sortition_seat_community_id_topic_id_event_seq_idx" ON "sortition_seat"("community_id", "topic_id", "event_seq");

-- CreateIndex
CREATE INDEX "sortition_answer_community_id_draw_id_token_idx" ON "sortition_answer"("community_id", "draw_id", "token");

-- AddForeignKey
ALTER TABLE "sortition_draw" ADD CONSTRAINT "sortition_draw_community_id_topic_id_fkey" FOREIGN KEY ("community_id", "topic_id") REFERENCES "topic"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sortition_pool_entry" ADD CONSTRAINT "sortition_pool_entry_community_id_draw_id_fkey" FOREIGN KEY ("community_id", "draw_id") REFERENCES "sortition_draw"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sortition_pool_entry" ADD CONSTRAINT "sortition_pool_entry_community_id_person_id_fkey" FOREIGN KEY ("community_id", "person_id") REFERENCES "person"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sortition_seat" ADD CONSTRAINT "sortition_seat_community_id_draw_id_fkey" FOREIGN KEY ("community_id", "draw_id") REFERENCES "sortition_draw"("community_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sortition_seat" ADD CONSTRAINT "sortition_seat_community_id_draw_id_token_fkey" FOREIGN KEY ("community_id", "draw_id", "token") REFERENCES "sortition_pool_entry"("community_id", "draw_id", "token") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sortition_answer" ADD CONSTRAINT "sortition_answer_community_id_draw_id_token_fkey" FOREIGN KEY ("community_id", "draw_id", "token") REFERENCES "sortition_seat"("community_id", "draw_id", "token") ON DELETE RESTRICT ON UPDATE RESTRICT;



-- Walls -------------------------------------------------------------------------------------------------------------
SELECT protect_tenant_table(tenant_table::regclass)
FROM unnest(ARRAY['sortition_draw', 'sortition_pool_entry', 'sortition_seat', 'sortition_answer']) AS tenant_table;
-- The public page knows the draw's id and not its community; entries, seats and answers are read in the community alone.
SELECT allow_read_scope('sortition_draw');
SELECT protect_ledger(ledger::regclass)
FROM unnest(ARRAY['sortition_pool_entry', 'sortition_seat', 'sortition_answer']) AS ledger;
REVOKE DELETE, TRUNCATE ON sortition_draw FROM gongyi_app;

ALTER TABLE sortition_draw
  ADD CONSTRAINT sortition_draw_state CHECK (state IN ('DRAFT', 'COMMITTED', 'SEEDED', 'DRAWN', 'ABANDONED')),
  ADD CONSTRAINT sortition_draw_numbers CHECK (seats BETWEEN 1 AND 500 AND reserves BETWEEN 0 AND 50),
  ADD CONSTRAINT sortition_draw_pool CHECK (num_nulls(salt, commitment, pool_hash, pool_size, without_birth, committed_by, committed_at) IN (0, 7)
    AND (pool_size IS NULL OR pool_size >= seats)),
  -- The pool is fixed before the day the seed comes into the world, and the seed entered on that day or later.
  ADD CONSTRAINT sortition_draw_pool_before_source CHECK ((committed_at AT TIME ZONE 'Asia/Shanghai')::date < source_on),
  ADD CONSTRAINT sortition_draw_seed CHECK (num_nulls(seed, seed_by, seed_at) IN (0, 3)
    AND (seed IS NULL OR (committed_at IS NOT NULL AND seed_at > committed_at
      AND (seed_at AT TIME ZONE 'Asia/Shanghai')::date >= source_on))),
  ADD CONSTRAINT sortition_draw_two_people CHECK (confirmed_by <> seed_by),
  ADD CONSTRAINT sortition_draw_result CHECK (num_nulls(confirmed_by, confirmed_at, result, result_hash) IN (0, 4)
    AND (result IS NULL OR seed IS NOT NULL)),
  ADD CONSTRAINT sortition_draw_reached CHECK (CASE state
    WHEN 'DRAFT' THEN commitment IS NULL
    WHEN 'COMMITTED' THEN commitment IS NOT NULL AND seed IS NULL
    WHEN 'SEEDED' THEN seed IS NOT NULL AND result IS NULL
    WHEN 'DRAWN' THEN result IS NOT NULL
    ELSE result IS NULL AND abandon_reason IS NOT NULL
  END),
  ADD CONSTRAINT sortition_draw_abandoned CHECK (num_nulls(abandoned_by, abandoned_at, abandon_reason) IN (0, 3)
    AND (abandon_reason IS NULL OR state = 'ABANDONED')),
  ADD CONSTRAINT sortition_draw_witness CHECK (num_nulls(witnessed_by, witnessed_at) IN (0, 2));
ALTER TABLE sortition_answer
  ADD CONSTRAINT sortition_answer_answer CHECK (answer IN ('ACCEPTED', 'DECLINED')),
  ADD CONSTRAINT sortition_answer_channel CHECK (channel IN ('SELF', 'DESK'));

-- One draw at a time: of several pools committed side by side, the one with the pleasing result could be put to use.
CREATE UNIQUE INDEX sortition_draw_one_open ON sortition_draw (community_id, topic_id)
  WHERE state IN ('DRAFT', 'COMMITTED', 'SEEDED');

-- One way only, and what was said in public stays: the plan and the pool from the commitment on, a result for ever.
CREATE FUNCTION keep_sortition_draw() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.community_id <> OLD.community_id OR NEW.id <> OLD.id OR NEW.topic_id <> OLD.topic_id
     OR NEW.created_by <> OLD.created_by OR NEW.created_at <> OLD.created_at THEN
    RAISE EXCEPTION 'a draw stays where it is' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT (CASE OLD.state
    WHEN 'DRAFT' THEN NEW.state IN ('DRAFT', 'COMMITTED', 'ABANDONED')
    WHEN 'COMMITTED' THEN NEW.state IN ('COMMITTED', 'SEEDED', 'ABANDONED')
    WHEN 'SEEDED' THEN NEW.state IN ('SEEDED', 'DRAWN', 'ABANDONED')
    ELSE NEW.state = OLD.state
  END) THEN
    RAISE EXCEPTION 'a draw does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state <> 'DRAFT' AND ROW(NEW.purpose, NEW.seats, NEW.reserves, NEW.buildings, NEW.dimensions, NEW.source_name,
      NEW.source_on, NEW.source_meeting, NEW.salt, NEW.commitment, NEW.pool_hash, NEW.pool_size, NEW.without_birth,
      NEW.committed_by, NEW.committed_at)
    IS DISTINCT FROM ROW(OLD.purpose, OLD.seats, OLD.reserves, OLD.buildings, OLD.dimensions, OLD.source_name,
      OLD.source_on, OLD.source_meeting, OLD.salt, OLD.commitment, OLD.pool_hash, OLD.pool_size, OLD.without_birth,
      OLD.committed_by, OLD.committed_at) THEN
    RAISE EXCEPTION 'a committed pool does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state IN ('DRAWN', 'ABANDONED') AND ROW(NEW.seed, NEW.seed_by, NEW.seed_at, NEW.confirmed_by, NEW.confirmed_at,
      NEW.result, NEW.result_hash, NEW.abandoned_by, NEW.abandoned_at, NEW.abandon_reason)
    IS DISTINCT FROM ROW(OLD.seed, OLD.seed_by, OLD.seed_at, OLD.confirmed_by, OLD.confirmed_at,
      OLD.result, OLD.result_hash, OLD.abandoned_by, OLD.abandoned_at, OLD.abandon_reason) THEN
    RAISE EXCEPTION 'a draw that is over does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.witnessed_by IS NOT NULL
     AND ROW(NEW.witnessed_by, NEW.witnessed_at) IS DISTINCT FROM ROW(OLD.witnessed_by, OLD.witnessed_at) THEN
    RAISE EXCEPTION 'a witness stays' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_sortition_draw BEFORE UPDATE ON sortition_draw FOR EACH ROW EXECUTE FUNCTION keep_sortition_draw();

-- Nobody joins a pool that has been published.
CREATE FUNCTION require_open_pool() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM pooled JOIN sortition_draw d ON (d.community_id, d.id) = (pooled.community_id, pooled.draw_id)
             WHERE d.state <> 'DRAFT') THEN
    RAISE EXCEPTION 'the pool is closed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER require_open_pool AFTER INSERT ON sortition_pool_entry REFERENCING NEW TABLE AS pooled
  FOR EACH STATEMENT EXECUTE FUNCTION require_open_pool();
