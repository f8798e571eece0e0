CREATE TABLE seen_event (
    source_id   uuid        NOT NULL REFERENCES alert_source,
    event       text        NOT NULL CHECK (length(event) <= 255),
    received_at timestamptz NOT NULL,
    PRIMARY KEY (source_id, event)
);

COMMENT ON TABLE seen_event IS 'Messages that were taken, of senders that number them: the same again is only counted.';

CREATE INDEX seen_event_received ON seen_event (received_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON seen_event TO ${app};
