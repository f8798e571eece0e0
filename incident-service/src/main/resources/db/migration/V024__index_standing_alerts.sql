-- By itself and concurrently: senders go on posting while it is built. One that an interrupted build left is invalid.
DROP INDEX CONCURRENTLY IF EXISTS alert_standing;
CREATE INDEX CONCURRENTLY alert_standing ON alert (service, name, severity) WHERE state = 'FIRING' AND incident_id IS NULL;
