ALTER TABLE notification ADD COLUMN next_attempt_at timestamptz;
ALTER TABLE notification ADD COLUMN claimed_until timestamptz;
ALTER TABLE notification ADD COLUMN attempt_count integer NOT NULL DEFAULT 0 CHECK (attempt_count >= 0);
ALTER TABLE notification ADD COLUMN rung integer NOT NULL DEFAULT 0 CHECK (rung >= 0);
ALTER TABLE notification ADD COLUMN dead_at timestamptz;
ALTER TABLE notification ADD COLUMN dead_reason text;
ALTER TABLE notification ADD CONSTRAINT notification_waiting_until
    CHECK (next_attempt_at IS NOT NULL OR state NOT IN ('QUEUED', 'RETRYING'));
ALTER TABLE notification ADD CONSTRAINT notification_dead_because
    CHECK ((dead_at IS NOT NULL AND dead_reason IS NOT NULL) OR state <> 'DEAD');

CREATE INDEX notification_waiting ON notification (channel, next_attempt_at) WHERE state IN ('QUEUED', 'RETRYING');
CREATE INDEX notification_dead ON notification (id) WHERE state = 'DEAD';

COMMENT ON COLUMN notification.claimed_until IS 'Until then one replica sends it; the claim of one that died runs out.';
COMMENT ON COLUMN notification.rung IS 'Attempts on the present ladder; a redrive starts a new one.';
