CREATE TABLE unmapped_delivery (
    id               uuid PRIMARY KEY,
    source_id        uuid        NOT NULL REFERENCES alert_source,
    format           text        NOT NULL,
    digest           bytea       NOT NULL,
    body             bytea       NOT NULL,
    reason           text        NOT NULL,
    delivery_count   bigint      NOT NULL CHECK (delivery_count > 0),
    first_received_at timestamptz NOT NULL,
    last_received_at timestamptz NOT NULL,
    UNIQUE (source_id, digest)
);

COMMENT ON TABLE unmapped_delivery IS 'What a sender posted and nobody could map to an alert, raw, so that nothing is lost.';
COMMENT ON COLUMN unmapped_delivery.digest IS 'SHA-256 of format and body: the same delivery again is counted, not kept twice.';

GRANT SELECT, INSERT, UPDATE ON unmapped_delivery TO ${app};
