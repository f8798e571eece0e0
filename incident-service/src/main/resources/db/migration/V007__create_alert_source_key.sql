CREATE TABLE alert_source_key (
    hash       bytea PRIMARY KEY,
    source_id  uuid NOT NULL REFERENCES alert_source,
    expires_at timestamptz
);

COMMENT ON TABLE alert_source_key IS 'SHA-256 of every key that still works: the present one, and those before a rotation until they expire.';
COMMENT ON COLUMN alert_source_key.expires_at IS 'Null for the present key.';

CREATE INDEX alert_source_key_by_source ON alert_source_key (source_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON alert_source_key TO ${app};
