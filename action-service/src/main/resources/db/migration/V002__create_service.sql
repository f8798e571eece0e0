CREATE TABLE service (
    slug              text   PRIMARY KEY,
    name              text   NOT NULL,
    team              text,
    time_zone         text   NOT NULL,
    accountable_owner text,
    deputies          text[] NOT NULL
);

COMMENT ON TABLE service IS 'Projection of the catalogue of incident-service.';

GRANT SELECT, INSERT, UPDATE ON service TO ${app};
