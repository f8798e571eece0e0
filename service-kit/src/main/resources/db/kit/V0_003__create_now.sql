CREATE FUNCTION throughline_now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT now()';

COMMENT ON FUNCTION throughline_now IS 'What decides what is due; one clock for all replicas, and tests replace it to travel in time.';
