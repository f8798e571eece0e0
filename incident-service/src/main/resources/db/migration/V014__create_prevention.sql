CREATE TABLE expected_action (
    item        uuid PRIMARY KEY,
    incident_id uuid NOT NULL REFERENCES incident,
    title       text NOT NULL,
    owner       text NOT NULL,
    due_on      date NOT NULL
);

COMMENT ON TABLE expected_action IS 'Actions that a published review asked for; action-service opens one for each.';

CREATE INDEX expected_action_by_incident ON expected_action (incident_id);

CREATE TABLE incident_action (
    action_id   uuid PRIMARY KEY,
    reference   text        NOT NULL UNIQUE,
    incident_id uuid        NOT NULL REFERENCES incident,
    item        uuid,
    title       text        NOT NULL,
    status      text        NOT NULL CHECK (status IN ('OPEN', 'IN_PROGRESS', 'BLOCKED', 'DONE', 'VERIFIED', 'DROPPED')),
    owner       text        NOT NULL,
    due_on      date        NOT NULL,
    overdue     boolean     NOT NULL,
    verified_by text,
    opened_at   timestamptz NOT NULL,
    changed_at  timestamptz NOT NULL
);

COMMENT ON TABLE incident_action IS 'Projection of the prevention actions of action-service that come from an incident.';

CREATE INDEX incident_action_by_incident ON incident_action (incident_id);
CREATE INDEX incident_action_by_item ON incident_action (item);

GRANT SELECT, INSERT ON expected_action TO ${app};
GRANT SELECT, INSERT, UPDATE ON incident_action TO ${app};
