CREATE TABLE timeline_entry (
    incident_id     uuid        NOT NULL REFERENCES incident,
    entry_no        bigint      NOT NULL CHECK (entry_no > 0),
    kind            text        NOT NULL,
    happened_at     timestamptz NOT NULL,
    recorded_at     timestamptz NOT NULL,
    actor           text        NOT NULL,
    note            text,
    details         jsonb       NOT NULL,
    event_sequence  bigint,
    source_event_id uuid,
    hash            text        NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    PRIMARY KEY (incident_id, entry_no),
    UNIQUE (incident_id, event_sequence),
    UNIQUE (incident_id, source_event_id)
);

COMMENT ON TABLE timeline_entry IS 'What happened in an incident; append-only, each entry sealed together with the one before.';
COMMENT ON COLUMN timeline_entry.event_sequence IS 'Number of the event that announced it; null for what is not announced.';
COMMENT ON COLUMN timeline_entry.source_event_id IS 'Event of another service that it came from; null for what happened here.';
COMMENT ON COLUMN timeline_entry.hash IS 'SHA-256 over the hash of the entry before and what this one says.';

CREATE TABLE timeline_head (
    incident_id uuid PRIMARY KEY REFERENCES incident,
    entry_no    bigint NOT NULL,
    hash        text   NOT NULL
);

COMMENT ON TABLE timeline_head IS 'The newest entry of each timeline: the next one takes its number and hash from here, under this row''s lock.';

-- Nobody but the owner of the database can change or take away what was written.
GRANT SELECT, INSERT ON timeline_entry TO ${app};
GRANT SELECT, INSERT, UPDATE ON timeline_head TO ${app};
