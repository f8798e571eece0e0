ALTER TABLE alert_source
    ADD COLUMN mapping        jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN signing_secret text;

COMMENT ON COLUMN alert_source.mapping IS 'Where the fields of the generic format are in what the sender posts: JSON pointers by field.';
COMMENT ON COLUMN alert_source.signing_secret IS 'Shared with a Grafana that signs what it posts; null: it does not.';
