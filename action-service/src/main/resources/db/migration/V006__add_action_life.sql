-- Nothing opened actions before, so that the table is empty.
ALTER TABLE action
    ADD COLUMN description         text,
    ADD COLUMN link                text,
    ADD COLUMN root_cause          text,
    ADD COLUMN item                uuid UNIQUE,
    ADD COLUMN time_zone           text        NOT NULL,
    ADD COLUMN opened_by           text        NOT NULL,
    ADD COLUMN opened_at           timestamptz NOT NULL,
    ADD COLUMN completed_at        timestamptz,
    ADD COLUMN verified_at         timestamptz,
    ADD COLUMN blocked_reason      text,
    ADD COLUMN risk_accepted_until date,
    ADD COLUMN due_step            text CHECK (due_step IN
        ('DUE_IN_A_WEEK', 'DUE_TOMORROW', 'OVERDUE', 'OVERDUE_SERVICE_OWNER', 'OVERDUE_LEADERSHIP')),
    ADD COLUMN verification_step   text CHECK (verification_step IN
        ('UNVERIFIED', 'UNVERIFIED_SERVICE_OWNER', 'UNVERIFIED_LEADERSHIP')),
    ADD COLUMN alarm_at            timestamptz,
    ADD CHECK ((status = 'BLOCKED') = (blocked_reason IS NOT NULL)),
    ADD CHECK ((status = 'DROPPED') = (risk_accepted_until IS NOT NULL)),
    ADD CHECK ((status = 'VERIFIED') = (verified_at IS NOT NULL)),
    ADD CHECK (overdue_since IS NULL OR status IN ('OPEN', 'IN_PROGRESS', 'BLOCKED')),
    ADD CHECK (verified_by <> owner),
    ADD CHECK (alarm_at IS NULL OR status NOT IN ('VERIFIED', 'DROPPED'));

CREATE INDEX action_alarm ON action (alarm_at) WHERE alarm_at IS NOT NULL;
CREATE INDEX action_overdue ON action (due_at, number) WHERE overdue_since IS NOT NULL;

COMMENT ON COLUMN action.item IS 'Draft of the review that asked for it; one action is opened for each.';
COMMENT ON COLUMN action.time_zone IS 'IANA name of where due_on is meant; due_at is the end of that day there.';
COMMENT ON COLUMN action.due_step IS 'What the clock said last of the present due date; null if nothing yet.';
COMMENT ON COLUMN action.verification_step IS 'What the clock said last of the present completion; null if nothing yet.';
COMMENT ON COLUMN action.alarm_at IS 'When the next step of the clock is due; null if none is.';

GRANT INSERT, UPDATE ON action TO ${app};
