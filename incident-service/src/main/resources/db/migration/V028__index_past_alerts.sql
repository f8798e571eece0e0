-- By itself and concurrently: senders go on posting while it is built. One that an interrupted build left is invalid.
DROP INDEX CONCURRENTLY IF EXISTS alert_past;
CREATE INDEX CONCURRENTLY alert_past ON alert (ends_at) WHERE state = 'RESOLVED' AND incident_id IS NULL;
