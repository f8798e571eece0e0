CREATE TABLE action (
    id            uuid        PRIMARY KEY,
    number        bigint      NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE,
    title         text        NOT NULL,
    type          text        NOT NULL CHECK (type IN ('PREVENT', 'DETECT', 'MITIGATE', 'PROCESS')),
    priority      text        NOT NULL CHECK (priority IN ('P1', 'P2', 'P3', 'P4')),
    status        text        NOT NULL CHECK (status IN
        ('OPEN', 'IN_PROGRESS', 'BLOCKED', 'DONE', 'VERIFIED', 'DROPPED')),
    owner         text        NOT NULL,
    service       text,
    incident      text,
    due_on        date        NOT NULL,
    due_at        timestamptz NOT NULL,
    due_version   integer     NOT NULL CHECK (due_version > 0),
    overdue_since timestamptz,
    move_count    integer     NOT NULL CHECK (move_count >= 0),
    evidence_text text,
    evidence_url  text,
    completed_by  text,
    verified_by   text,
    last_sequence bigint      NOT NULL CHECK (last_sequence > 0),
    version       bigint      NOT NULL CHECK (version > 0),
    CHECK (status NOT IN ('DONE', 'VERIFIED')
        OR (completed_by IS NOT NULL AND (evidence_text IS NOT NULL OR evidence_url IS NOT NULL))),
    CHECK ((status = 'VERIFIED') = (verified_by IS NOT NULL)),
    CHECK (verified_by <> completed_by)
);

CREATE INDEX action_owner ON action (owner, number);
CREATE INDEX action_service ON action (service, number);
CREATE INDEX action_incident ON action (incident, number);

COMMENT ON TABLE action IS 'Prevention actions; what people call ACT-7 has the number 7.';
COMMENT ON COLUMN action.version IS 'Changes by people; the ETag.';

GRANT SELECT ON action TO ${app};
