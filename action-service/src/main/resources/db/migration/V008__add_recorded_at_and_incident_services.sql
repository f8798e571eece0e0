ALTER TABLE action_history ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE incident ADD COLUMN services text[] NOT NULL DEFAULT '{}';

COMMENT ON COLUMN action_history.at IS 'When it happened, as whoever says so believes; recorded_at is when they said it.';
COMMENT ON COLUMN incident.services IS 'Slugs of all services that it concerns, the primary one first.';
