ALTER TABLE incident_action ADD COLUMN verified_at timestamptz;

UPDATE incident_action SET verified_at = changed_at WHERE status = 'VERIFIED';

COMMENT ON COLUMN incident_action.verified_at IS
    'When it was verified; null unless it is, or if a release before wrote it: then changed_at is close.';

CREATE TABLE action_history (
    action_id uuid        NOT NULL REFERENCES incident_action,
    sequence  bigint      NOT NULL CHECK (sequence >= 0),
    status    text        NOT NULL CHECK (status IN ('OPEN', 'IN_PROGRESS', 'BLOCKED', 'DONE', 'VERIFIED', 'DROPPED')),
    overdue   boolean     NOT NULL,
    type      text,
    at        timestamptz NOT NULL,
    PRIMARY KEY (action_id, sequence)
);

COMMENT ON TABLE action_history IS
    'How each prevention action stood since when, so that a repeat is judged by the moment at which it was declared.';
COMMENT ON COLUMN action_history.sequence IS 'Number of the event that told; lower ones than the true ones stand for what was before the table.';
COMMENT ON COLUMN action_history.type IS 'PREVENT, DETECT, MITIGATE or PROCESS; null for what was before the table.';

-- An action that is not open any more has had two events at least, so that its next one has another number than these.
INSERT INTO action_history (action_id, sequence, status, overdue, at)
SELECT action_id, 0, 'OPEN', false, opened_at FROM incident_action WHERE changed_at > opened_at
UNION ALL
SELECT action_id, CASE WHEN changed_at > opened_at THEN 1 ELSE 0 END, status, overdue, changed_at FROM incident_action;

GRANT SELECT, INSERT ON action_history TO ${app};
