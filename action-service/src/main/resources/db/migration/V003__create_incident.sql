CREATE TABLE incident (
    id        uuid    PRIMARY KEY,
    reference text    NOT NULL UNIQUE,
    severity  text    NOT NULL,
    status    text    NOT NULL,
    private   boolean NOT NULL,
    members   text[]  NOT NULL
);

COMMENT ON TABLE incident IS 'Projection of the incidents of incident-service; members may see a private one.';

GRANT SELECT, INSERT, UPDATE ON incident TO ${app};
