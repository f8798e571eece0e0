CREATE TABLE person (
    email     text    PRIMARY KEY,
    name      text    NOT NULL,
    time_zone text    NOT NULL,
    active    boolean NOT NULL
);

COMMENT ON TABLE person IS 'Projection of the people of incident-service.';

GRANT SELECT, INSERT, UPDATE ON person TO ${app};
