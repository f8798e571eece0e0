CREATE TABLE decision_right_holding (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    service        text        NOT NULL REFERENCES service,
    decision_right text        NOT NULL CHECK (decision_right IN
        ('APPROVE_RISKY_RELEASE', 'STOP_RELEASE', 'OWN_ROLLBACK', 'REVIEW_INCIDENTS', 'JUDGE_ALERTS',
         'APPROVE_COST_EXCEPTION', 'VERIFY_FIX')),
    person         text        NOT NULL,
    given_at       timestamptz NOT NULL,
    given_by       text        NOT NULL,
    reason         text,
    ended_at       timestamptz CHECK (ended_at >= given_at),
    ended_by       text,
    end_reason     text,
    CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
    CHECK (ended_at IS NOT NULL OR end_reason IS NULL)
);

COMMENT ON TABLE decision_right_holding IS 'Who held which decision right of a service, from when to when.';

-- One holder at a time, whatever races.
CREATE UNIQUE INDEX decision_right_held ON decision_right_holding (service, decision_right) WHERE ended_at IS NULL;
CREATE INDEX decision_right_history ON decision_right_holding (service, decision_right, id DESC);

GRANT SELECT, INSERT, UPDATE ON decision_right_holding TO ${app};
