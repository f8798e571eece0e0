CREATE TABLE incident_change (
    incident_id uuid        NOT NULL REFERENCES incident,
    release_id  uuid        NOT NULL REFERENCES release_record,
    state       text        NOT NULL CHECK (state IN ('ASKED', 'CONFIRMED', 'DENIED')),
    recorded_at timestamptz NOT NULL,
    answered_by text,
    answered_at timestamptz,
    note        text,
    PRIMARY KEY (incident_id, release_id),
    CHECK ((state = 'ASKED') = (answered_by IS NULL)),
    CHECK ((answered_by IS NULL) = (answered_at IS NULL))
);

COMMENT ON TABLE incident_change IS 'Releases that an incident may come from: asked as a question, until a person answers.';
COMMENT ON COLUMN incident_change.recorded_at IS 'When it was asked, or answered without having been asked.';

-- An incident has one cause at the most, whatever races.
CREATE UNIQUE INDEX incident_change_cause ON incident_change (incident_id) WHERE state = 'CONFIRMED';
CREATE INDEX incident_change_by_release ON incident_change (release_id);

GRANT SELECT, INSERT, UPDATE ON incident_change TO ${app};
