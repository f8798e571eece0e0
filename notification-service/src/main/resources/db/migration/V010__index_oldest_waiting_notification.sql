-- How long the oldest has been waiting is asked for with every look at the metrics.
CREATE INDEX notification_oldest_waiting ON notification (created_at) WHERE state IN ('QUEUED', 'RETRYING');
