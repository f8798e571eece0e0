CREATE TABLE alert_source (
    id                 uuid PRIMARY KEY,
    name               text        NOT NULL,
    services           text[]      NOT NULL,
    key_hash           bytea       NOT NULL UNIQUE,
    previous_key_hash  bytea UNIQUE,
    previous_key_until timestamptz,
    created_by         text        NOT NULL,
    created_at         timestamptz NOT NULL,
    rotated_at         timestamptz,
    deleted_at         timestamptz,
    CHECK ((previous_key_hash IS NULL) = (previous_key_until IS NULL))
);

COMMENT ON COLUMN alert_source.services IS 'Slugs whose alerts it may post; empty: any.';

CREATE UNIQUE INDEX alert_source_name ON alert_source (name) WHERE deleted_at IS NULL;

GRANT SELECT, INSERT, UPDATE ON alert_source TO ${app};
