-- A roster arrives at once, and of a community it has never seen the planner expects one row: it joins thousands of them
-- one by one (a search over 4,386 persons took 42 s). Autovacuum tells it a minute later, in a large database not at all.
-- The app may not ANALYZE; it asks for this when it has taken a roster over.
CREATE FUNCTION refresh_roster_statistics() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  ANALYZE person, household, household_member, property_area, unit, unit_owner;
END
$$;
GRANT MAINTAIN ON person, household, household_member, property_area, unit, unit_owner TO gongyi_definer;
SELECT protect_definer_function('refresh_roster_statistics()');
