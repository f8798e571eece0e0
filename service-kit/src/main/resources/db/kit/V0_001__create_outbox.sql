CREATE TABLE outbox (
    id           bigserial PRIMARY KEY,
    topic        text        NOT NULL,
    aggregate_id text        NOT NULL,
    sequence     bigint      NOT NULL CHECK (sequence > 0),
    event_id     uuid        NOT NULL UNIQUE,
    type         text        NOT NULL,
    headers      jsonb       NOT NULL,
    payload      text        NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    UNIQUE (topic, aggregate_id, sequence)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

COMMENT ON TABLE outbox IS 'Events that are committed but not yet acknowledged by the broker; the relay deletes them in id order.';

GRANT SELECT, INSERT, DELETE ON outbox TO ${app};
GRANT USAGE ON SEQUENCE outbox_id_seq TO ${app};
