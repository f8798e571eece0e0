CREATE TABLE team (
    slug       text PRIMARY KEY CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) BETWEEN 2 AND 64),
    name       text        NOT NULL,
    time_zone  text        NOT NULL,
    country    text CHECK (country ~ '^[A-Z]{2}$'),
    holidays   jsonb       NOT NULL,
    version    bigint      NOT NULL,
    changed_at timestamptz NOT NULL
);

COMMENT ON COLUMN team.country IS 'Whose public holidays the team has; null: none.';
COMMENT ON COLUMN team.holidays IS 'Free days of its own, by date.';

GRANT SELECT, INSERT, UPDATE ON team TO ${app};
