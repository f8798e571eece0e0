CREATE TABLE alert_source (
    id                 uuid PRIMARY KEY,
    name               text        NOT NULL,
    services           text[]      NOT NULL,
    previous_key_until timestamptz,
    created_by         text        NOT NULL,
    created_at         timestamptz NOT NULL,
    rotated_at         timestamptz,
    deleted_at         timestamptz
);

COMMENT ON COLUMN alert_source.services IS 'Slugs whose alerts it may post; empty: any.';
COMMENT ON COLUMN alert_source.previous_key_until IS 'When the key before the last rotation ends; what counts is alert_source_key.';

CREATE UNIQUE INDEX alert_source_name ON alert_source (name) WHERE deleted_at IS NULL;

GRANT SELECT, INSERT, UPDATE ON alert_source TO ${app};
