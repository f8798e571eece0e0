CREATE TABLE notification_attempt (
    notification_id uuid        NOT NULL REFERENCES notification,
    number          integer     NOT NULL CHECK (number > 0),
    at              timestamptz NOT NULL,
    response_code   integer,
    answer          text        CHECK (length(answer) <= 500),
    error           text,
    next_attempt_at timestamptz,
    PRIMARY KEY (notification_id, number)
);

COMMENT ON TABLE notification_attempt IS 'Each time a notification was sent, and what came of it.';

GRANT SELECT, INSERT ON notification_attempt TO ${app};
