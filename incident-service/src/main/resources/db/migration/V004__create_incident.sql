CREATE SEQUENCE incident_number;

CREATE TABLE incident (
    id                uuid PRIMARY KEY,
    number            bigint      NOT NULL UNIQUE DEFAULT nextval('incident_number'),
    title             text        NOT NULL,
    service           text        NOT NULL,
    group_key         text,
    severity          text        NOT NULL CHECK (severity IN ('SEV1', 'SEV2', 'SEV3', 'SEV4')),
    status            text        NOT NULL CHECK (status IN
        ('DECLARED', 'INVESTIGATING', 'MITIGATED', 'RESOLVED', 'PREVENTING', 'CLOSED', 'CANCELLED', 'MERGED')),
    detected_by       text        NOT NULL CHECK (detected_by IN ('MONITORING', 'CUSTOMER', 'STAFF', 'VENDOR')),
    declared_by       text        NOT NULL,
    impact_started_at timestamptz,
    detected_at       timestamptz NOT NULL,
    declared_at       timestamptz NOT NULL,
    version           bigint      NOT NULL,
    last_sequence     bigint      NOT NULL
);

COMMENT ON COLUMN incident.group_key IS 'What its alerts have in common beside the service; null if it has none.';

-- One open incident per service and group key, whatever races: the intake relies on it.
CREATE UNIQUE INDEX incident_open_group ON incident (service, group_key)
    WHERE status IN ('DECLARED', 'INVESTIGATING', 'MITIGATED');
CREATE INDEX incident_by_service ON incident (service, number DESC);

GRANT SELECT, INSERT, UPDATE ON incident TO ${app};
GRANT USAGE ON SEQUENCE incident_number TO ${app};
