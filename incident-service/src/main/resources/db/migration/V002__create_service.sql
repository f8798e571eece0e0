CREATE TABLE service (
    slug              text PRIMARY KEY CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) BETWEEN 2 AND 64),
    name              text        NOT NULL,
    description       text,
    tier              integer     NOT NULL CHECK (tier BETWEEN 1 AND 4),
    team              text,
    time_zone         text        NOT NULL,
    accountable_owner text,
    deputies          text[]      NOT NULL,
    journeys          text[]      NOT NULL,
    release_policy    jsonb       NOT NULL,
    incident_policy   jsonb       NOT NULL,
    escalation_route  jsonb       NOT NULL,
    dashboards        jsonb       NOT NULL,
    version           bigint      NOT NULL,
    last_sequence     bigint      NOT NULL,
    changed_at        timestamptz NOT NULL
);

CREATE INDEX service_by_owner ON service (accountable_owner);

GRANT SELECT, INSERT, UPDATE ON service TO ${app};
