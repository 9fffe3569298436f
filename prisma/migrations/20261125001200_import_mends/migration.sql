-- AlterTable
ALTER TABLE "roster_import" ADD COLUMN     "register_seen" TEXT;

-- A change of keys says nothing new of anybody: whoever edits, or holds a preview, has still seen the same.
CREATE OR REPLACE FUNCTION count_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('app.resealing', true) IS DISTINCT FROM 'on' THEN
    NEW.version := OLD.version + 1;
  END IF;
  RETURN NEW;
END
$$;
