CREATE TABLE alert (
    id                uuid PRIMARY KEY,
    source_id         uuid        NOT NULL REFERENCES alert_source,
    dedup_key         text        NOT NULL,
    name              text        NOT NULL,
    service           text        NOT NULL,
    severity          text        NOT NULL CHECK (severity IN ('CRITICAL', 'ERROR', 'WARNING', 'INFO')),
    state             text        NOT NULL CHECK (state IN ('FIRING', 'RESOLVED')),
    verdict           text        NOT NULL CHECK (verdict IN ('MATTERS', 'NOISE', 'UNDECIDED')),
    starts_at         timestamptz NOT NULL,
    ends_at           timestamptz CHECK (ends_at >= starts_at),
    labels            jsonb       NOT NULL,
    annotations       jsonb       NOT NULL,
    link              text,
    delivery_count    bigint      NOT NULL CHECK (delivery_count > 0),
    first_received_at timestamptz NOT NULL,
    last_received_at  timestamptz NOT NULL,
    incident_id       uuid REFERENCES incident,
    link_reason       text,
    CHECK ((state = 'RESOLVED') = (ends_at IS NOT NULL)),
    CHECK ((incident_id IS NULL) = (link_reason IS NULL))
);

COMMENT ON COLUMN alert.link_reason IS 'Why it belongs to its incident, in words.';

CREATE UNIQUE INDEX alert_firing ON alert (source_id, dedup_key) WHERE state = 'FIRING';
CREATE INDEX alert_resolved ON alert (source_id, dedup_key, ends_at DESC) WHERE state = 'RESOLVED';
CREATE INDEX alert_by_incident ON alert (incident_id, id) WHERE incident_id IS NOT NULL;
CREATE INDEX alert_by_service ON alert (service, id);

GRANT SELECT, INSERT, UPDATE ON alert TO ${app};
