CREATE TABLE notification (
    id            uuid        PRIMARY KEY,
    about         text        NOT NULL,
    title         text        NOT NULL,
    service       text        NOT NULL,
    severity      text        NOT NULL CHECK (severity IN ('SEV1', 'SEV2', 'SEV3', 'SEV4')),
    event         text        NOT NULL,
    event_id      uuid        NOT NULL,
    event_at      timestamptz NOT NULL,
    recipient     text        NOT NULL,
    channel       text        NOT NULL,
    state         text        NOT NULL CHECK (state IN
        ('QUEUED', 'ACCEPTED', 'ACKNOWLEDGED', 'RETRYING', 'DEAD', 'SUPPRESSED')),
    created_at    timestamptz NOT NULL,
    accepted_at   timestamptz,
    read_at       timestamptz,
    last_sequence bigint      NOT NULL CHECK (last_sequence >= 0),
    UNIQUE (event_id, recipient, channel),
    CHECK (accepted_at IS NOT NULL OR state NOT IN ('ACCEPTED', 'ACKNOWLEDGED'))
);

CREATE INDEX notification_recipient ON notification (recipient, id);
CREATE INDEX notification_about ON notification (about, id);

COMMENT ON TABLE notification IS 'What was told to whom about what, one row per event, recipient and channel; newest have the greatest id.';

GRANT SELECT, INSERT, UPDATE ON notification TO ${app};
