CREATE TABLE service (
    slug              text   PRIMARY KEY,
    name              text   NOT NULL,
    accountable_owner text,
    deputies          text[] NOT NULL,
    escalation_route  jsonb  NOT NULL
);

COMMENT ON TABLE service IS 'Projection of the catalogue of incident-service.';

GRANT SELECT, INSERT, UPDATE ON service TO ${app};
