CREATE TABLE alert_rule (
    service    text        NOT NULL REFERENCES service,
    alert_name text        NOT NULL,
    version    bigint      NOT NULL CHECK (version > 0),
    verdict    text        NOT NULL CHECK (verdict IN ('MATTERS', 'NOISE', 'UNDECIDED')),
    reason     text        NOT NULL,
    until      timestamptz CHECK (until > decided_at),
    severity   text        CHECK (severity IN ('SEV1', 'SEV2', 'SEV3', 'SEV4')),
    group_key  text,
    runbook    text,
    decided_by text        NOT NULL,
    decided_at timestamptz NOT NULL,
    PRIMARY KEY (service, alert_name, version)
);

COMMENT ON TABLE alert_rule IS 'What was decided on the alerts of a name, one row for each decision; the newest holds.';
COMMENT ON COLUMN alert_rule.until IS 'From then on nobody has decided: an older verdict never holds again. Null means for good.';

-- A ledger: nobody but the owner of the database can change or take away what was decided.
GRANT SELECT, INSERT ON alert_rule TO ${app};

CREATE TABLE alert_judging (
    id         uuid PRIMARY KEY,
    service    text        NOT NULL,
    alert_name text        NOT NULL,
    due_at     timestamptz NOT NULL,
    UNIQUE (service, alert_name, due_at)
);

COMMENT ON TABLE alert_judging IS 'When alerts of a name that fire without an incident have to be judged again.';

CREATE INDEX alert_judging_due ON alert_judging (due_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON alert_judging TO ${app};
