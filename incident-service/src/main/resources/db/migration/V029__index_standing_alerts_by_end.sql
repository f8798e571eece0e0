-- By itself and concurrently, as the index before it. By their state PostgreSQL would rather read all that fire, where its
-- statistics are of a quiet hour; in these words no other index offers itself, nor this one to a look-up by id. A replica of
-- the release before goes by service meanwhile.
DROP INDEX CONCURRENTLY IF EXISTS alert_unlinked;
CREATE INDEX CONCURRENTLY alert_unlinked ON alert (service, name, severity) WHERE num_nulls(ends_at, incident_id) = 2;
DROP INDEX CONCURRENTLY IF EXISTS alert_standing;
