CREATE TABLE person (
    email         text PRIMARY KEY CHECK (email = btrim(email) AND email LIKE '%_@_%'),
    name          text        NOT NULL,
    time_zone     text        NOT NULL,
    active        boolean     NOT NULL,
    membership    text[]      NOT NULL,
    version       bigint      NOT NULL,
    last_sequence bigint      NOT NULL,
    changed_at    timestamptz NOT NULL
);

COMMENT ON COLUMN person.membership IS 'Names of the groups the person belongs to.';

GRANT SELECT, INSERT, UPDATE ON person TO ${app};
