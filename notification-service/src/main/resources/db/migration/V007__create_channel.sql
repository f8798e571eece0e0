CREATE TABLE channel (
    name                  text        PRIMARY KEY CHECK (name <> 'INBOX'),
    type                  text        NOT NULL CHECK (type IN ('WEBHOOK')),
    url                   text        NOT NULL,
    secret                text        NOT NULL,
    previous_secret       text,
    previous_secret_until timestamptz,
    services              text[]      NOT NULL,
    events                text[]      NOT NULL,
    disabled_at           timestamptz,
    disabled_reason       text,
    created_at            timestamptz NOT NULL,
    changed_at            timestamptz NOT NULL,
    version               bigint      NOT NULL CHECK (version > 0),
    CHECK ((previous_secret IS NULL) = (previous_secret_until IS NULL)),
    CHECK ((disabled_at IS NULL) = (disabled_reason IS NULL))
);

COMMENT ON TABLE channel IS 'Where notifications go beside the inbox.';
COMMENT ON COLUMN channel.secret IS 'Signs what is sent, so it is kept as it is; never in an answer but the one that made it.';
COMMENT ON COLUMN channel.services IS 'Slugs whose notifications it takes; empty: all.';
COMMENT ON COLUMN channel.events IS 'Types of the events that it tells of; empty: all.';

GRANT SELECT, INSERT, UPDATE, DELETE ON channel TO ${app};
