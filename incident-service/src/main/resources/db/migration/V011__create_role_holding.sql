CREATE TABLE role_holding (
    id          uuid PRIMARY KEY,
    incident_id uuid        NOT NULL REFERENCES incident,
    role        text        NOT NULL CHECK (role IN ('LEAD', 'COMMUNICATIONS', 'SCRIBE', 'RESPONDER')),
    person      text        NOT NULL,
    since       timestamptz NOT NULL,
    ended_at    timestamptz,
    slot        text GENERATED ALWAYS AS (
        CASE WHEN ended_at IS NULL THEN CASE role WHEN 'RESPONDER' THEN person ELSE '' END END) STORED,
    -- One holder of each role, but any number of responders, each once. Checked at the commit: Hibernate writes the new
    -- holding of a hand-over before it ends the old one.
    UNIQUE (incident_id, role, slot) DEFERRABLE INITIALLY DEFERRED
);

COMMENT ON TABLE role_holding IS 'Who had which role in an incident, and when; ended_at is null for who has it now.';
COMMENT ON COLUMN role_holding.slot IS 'What is taken while the role is held: the role itself, or for responders the person.';

CREATE INDEX role_holding_by_incident ON role_holding (incident_id, since);

GRANT SELECT, INSERT, UPDATE ON role_holding TO ${app};
