CREATE TABLE release_record (
    id               uuid PRIMARY KEY,
    source_id        uuid        NOT NULL REFERENCES alert_source,
    digest           bytea       NOT NULL,
    identified       boolean     NOT NULL,
    service          text        NOT NULL,
    summary          text        NOT NULL,
    source           text,
    occurred_at      timestamptz NOT NULL,
    custom_details   text,
    links            text        NOT NULL,
    delivery_count   bigint      NOT NULL CHECK (delivery_count > 0),
    received_at      timestamptz NOT NULL,
    last_received_at timestamptz NOT NULL,
    ask_at           timestamptz
);

COMMENT ON TABLE release_record IS 'What change events say was released.';
COMMENT ON COLUMN release_record.digest IS 'SHA-256 of what tells it from others of its source: the same event sent again is counted, not kept twice.';
COMMENT ON COLUMN release_record.identified IS 'Whether the digest holds an id or a time; without either, the same words later are another release.';
COMMENT ON COLUMN release_record.custom_details IS 'JSON as text: jsonb takes neither every number nor every string that JSON can hold.';
COMMENT ON COLUMN release_record.ask_at IS 'When the incidents that started after it are to be looked for; null once that is done.';

CREATE UNIQUE INDEX release_record_identified ON release_record (source_id, digest) WHERE identified;
CREATE INDEX release_record_unidentified ON release_record (source_id, digest, last_received_at) WHERE NOT identified;
CREATE INDEX release_record_by_time ON release_record (occurred_at DESC, id DESC);
CREATE INDEX release_record_by_service ON release_record (service, occurred_at DESC, id DESC);
CREATE INDEX release_record_to_ask ON release_record (ask_at) WHERE ask_at IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON release_record TO ${app};
