-- By itself and concurrently, as the index before it. By their state PostgreSQL would rather read all that fire, where its
-- statistics are of a quiet hour; by their end no other index offers itself.
DROP INDEX CONCURRENTLY IF EXISTS alert_unlinked;
CREATE INDEX CONCURRENTLY alert_unlinked ON alert (service, name, severity) WHERE ends_at IS NULL AND incident_id IS NULL;
DROP INDEX CONCURRENTLY IF EXISTS alert_standing;
