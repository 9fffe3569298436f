-- Draws: nobody gives one up once its number is out, a second one needs somebody who watches over the office, and what
-- the desk says in somebody's name counts when they had time to object and a colleague has checked it.

-- AlterTable
ALTER TABLE "sortition_draw" ADD COLUMN     "agree_reason" TEXT,
ADD COLUMN     "agreed_at" TIMESTAMPTZ(3),
ADD COLUMN     "agreed_by" UUID,
ADD COLUMN     "excluded" INTEGER;

-- AlterTable
ALTER TABLE "sortition_answer" ADD COLUMN     "consent" TEXT,
ADD COLUMN     "told_by" TEXT;

ALTER TABLE sortition_draw
  ADD CONSTRAINT sortition_draw_agreed CHECK (num_nulls(agreed_by, agreed_at, agree_reason) IN (0, 3)
    AND agreed_by <> created_by AND agreed_by <> committed_by);
ALTER TABLE sortition_answer
  DROP CONSTRAINT sortition_answer_answer,
  ADD CONSTRAINT sortition_answer_answer CHECK (answer IN ('ACCEPTED', 'DECLINED', 'DECLINE_TOLD')),
  ADD CONSTRAINT sortition_answer_told CHECK (num_nulls(told_by, consent) IN (0, 2) AND (told_by IS NULL OR channel = 'DESK')),
  ADD CONSTRAINT sortition_answer_told_by CHECK (told_by IN ('COUNTER', 'DOORSTEP', 'PHONE'));

-- Digits typed after the public number is known would choose the result: no plan foresees them any more.
UPDATE sortition_draw SET source_meeting = false WHERE state = 'DRAFT' AND source_meeting;

CREATE FUNCTION guard_sortition_draw() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE today date := (app_now() AT TIME ZONE 'Asia/Shanghai')::date;
BEGIN
  IF NEW.state = 'ABANDONED' AND OLD.state IN ('COMMITTED', 'SEEDED') AND today >= OLD.source_on
     AND NOT OLD.source_meeting THEN
    RAISE EXCEPTION 'nobody gives up a draw once its number is out' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.source_meeting AND NEW.state <> OLD.state AND NEW.state <> 'ABANDONED' THEN
    RAISE EXCEPTION 'no digits are added to the public number' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = 'COMMITTED' AND OLD.state = 'DRAFT' AND NEW.agreed_by IS NULL AND EXISTS (
      SELECT FROM sortition_draw d
      WHERE d.community_id = NEW.community_id AND d.topic_id = NEW.topic_id AND d.id <> NEW.id AND d.state = 'DRAWN') THEN
    RAISE EXCEPTION 'a second draw of a topic needs agreement' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state <> 'DRAFT' AND NEW.excluded IS DISTINCT FROM OLD.excluded THEN
    RAISE EXCEPTION 'a committed pool does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (OLD.agreed_by IS NOT NULL OR OLD.state <> 'DRAFT') AND ROW(NEW.agreed_by, NEW.agreed_at, NEW.agree_reason)
    IS DISTINCT FROM ROW(OLD.agreed_by, OLD.agreed_at, OLD.agree_reason) THEN
    RAISE EXCEPTION 'what was agreed stays' USING ERRCODE = 'restrict_violation';
  END IF;
  -- The second person does not put a number of their own in the first one's place; on another day anybody may begin anew
  IF OLD.state = 'SEEDED' AND NEW.seed_by <> OLD.seed_by AND today = (OLD.seed_at AT TIME ZONE 'Asia/Shanghai')::date THEN
    RAISE EXCEPTION 'the first number is the first person''s' USING ERRCODE = 'restrict_violation';
  END IF;
  -- A witness has seen it happen, and is nobody whose typing made it
  IF NEW.witnessed_by IS DISTINCT FROM OLD.witnessed_by AND (OLD.state NOT IN ('COMMITTED', 'SEEDED')
      OR NEW.witnessed_by = NEW.seed_by) THEN
    RAISE EXCEPTION 'no witness afterwards, and none who typed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = 'DRAWN' AND OLD.state <> 'DRAWN' AND NEW.witnessed_by IN (NEW.confirmed_by, NEW.seed_by) THEN
    RAISE EXCEPTION 'the witness does not draw' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_sortition_draw BEFORE UPDATE ON sortition_draw FOR EACH ROW EXECUTE FUNCTION guard_sortition_draw();

-- What the desk says for somebody names its way and the consent; a refusal said so is one person's word until another
-- confirms it, three days later.
CREATE FUNCTION require_checked_decline() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last sortition_answer;
BEGIN
  IF NEW.channel <> 'DESK' THEN
    IF NEW.answer = 'DECLINE_TOLD' THEN
      RAISE EXCEPTION 'only the desk is told' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.answer <> 'DECLINED' THEN
    IF NEW.consent IS NULL THEN
      RAISE EXCEPTION 'what the desk is told needs consent' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  SELECT * INTO last FROM sortition_answer a
  WHERE a.community_id = NEW.community_id AND a.draw_id = NEW.draw_id AND a.token = NEW.token
  ORDER BY a.event_seq DESC LIMIT 1;
  IF last.answer IS DISTINCT FROM 'DECLINE_TOLD' OR last.by_account = NEW.by_account
     OR app_now() < last.at + interval '3 days' THEN
    RAISE EXCEPTION 'a refusal told to the desk is confirmed by another, after three days'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER require_checked_decline BEFORE INSERT ON sortition_answer
  FOR EACH ROW EXECUTE FUNCTION require_checked_decline();
