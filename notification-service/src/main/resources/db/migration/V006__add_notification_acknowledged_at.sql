ALTER TABLE notification ADD COLUMN acknowledged_at timestamptz;
-- Who knows through one channel is not asked to wait for the others: those are acknowledged without being accepted.
ALTER TABLE notification DROP CONSTRAINT notification_check;
ALTER TABLE notification ADD CONSTRAINT notification_accepted_at CHECK (accepted_at IS NOT NULL OR state <> 'ACCEPTED');
ALTER TABLE notification ADD CONSTRAINT notification_acknowledged_at
    CHECK (acknowledged_at IS NOT NULL OR state <> 'ACKNOWLEDGED');
