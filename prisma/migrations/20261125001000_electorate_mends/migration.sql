-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "former_label" TEXT,
ALTER COLUMN "voting_unit_id" DROP NOT NULL;



-- What was delivered stays on record when its voting unit leaves the electorate: with the house number it was for.
ALTER TABLE delivery ADD CONSTRAINT delivery_of_unit CHECK (num_nonnulls(voting_unit_id, former_label) = 1);

CREATE FUNCTION keep_deliveries() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE delivery SET former_label = OLD.label, voting_unit_id = NULL
  WHERE (community_id, topic_id, voting_unit_id) = (OLD.community_id, OLD.topic_id, OLD.id);
  RETURN OLD;
END
$$;
GRANT SELECT, UPDATE ON delivery TO gongyi_definer;
CREATE TRIGGER voting_unit_told BEFORE DELETE ON voting_unit FOR EACH ROW EXECUTE FUNCTION keep_deliveries();
SELECT protect_definer_function('keep_deliveries()');
REVOKE DELETE ON delivery FROM gongyi_app;
