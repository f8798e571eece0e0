CREATE TABLE inbox (
    consumer    text        NOT NULL,
    event_id    uuid        NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, event_id)
);

CREATE TABLE consumer_progress (
    consumer         text   NOT NULL,
    aggregate_id     text   NOT NULL,
    applied_sequence bigint NOT NULL CHECK (applied_sequence > 0),
    PRIMARY KEY (consumer, aggregate_id)
);

CREATE TABLE parked_event (
    id           bigserial PRIMARY KEY,
    consumer     text        NOT NULL,
    topic        text        NOT NULL,
    partition    integer     NOT NULL,
    record_offset bigint     NOT NULL,
    aggregate_id text,
    sequence     bigint,
    event_id     uuid,
    headers      jsonb       NOT NULL,
    payload      bytea,
    reason       text        NOT NULL CHECK (reason IN ('UNREADABLE', 'GAP', 'CONFLICT', 'REFUSED')),
    detail       text        NOT NULL,
    parked_at    timestamptz NOT NULL DEFAULT now(),
    UNIQUE (consumer, topic, partition, record_offset)
);

COMMENT ON TABLE inbox IS 'Events applied, so that a second delivery has no second effect; kept longer than any topic keeps a record.';
COMMENT ON TABLE consumer_progress IS 'Per consumer and aggregate, the number of the last event applied.';
COMMENT ON TABLE parked_event IS 'Records that could not be applied, raw; the others of their aggregate wait behind them.';

GRANT SELECT, INSERT, DELETE ON inbox, parked_event TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON consumer_progress TO ${app};
GRANT USAGE ON SEQUENCE parked_event_id_seq TO ${app};
