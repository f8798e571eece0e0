CREATE TABLE action_history (
    action_id   uuid        NOT NULL REFERENCES action,
    sequence    bigint      NOT NULL CHECK (sequence > 0),
    change      text        NOT NULL,
    at          timestamptz NOT NULL,
    actor       text        NOT NULL,
    reason      text,
    status      text        NOT NULL,
    owner       text        NOT NULL,
    due_on      date        NOT NULL,
    due_version integer     NOT NULL,
    details     jsonb       NOT NULL,
    PRIMARY KEY (action_id, sequence)
);

CREATE UNIQUE INDEX action_history_overdue ON action_history (action_id, due_version) WHERE change = 'OVERDUE';

COMMENT ON TABLE action_history IS 'Every change of an action, append-only: one row for each event.';
COMMENT ON INDEX action_history_overdue IS 'An action becomes overdue once for each of its due dates.';

GRANT SELECT, INSERT ON action_history TO ${app};
