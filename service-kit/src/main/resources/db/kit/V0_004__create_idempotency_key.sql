CREATE TABLE idempotency_key (
    scope      bytea       PRIMARY KEY CHECK (octet_length(scope) = 32),
    request    bytea       NOT NULL CHECK (octet_length(request) = 32),
    status     smallint    NOT NULL CHECK (status BETWEEN 200 AND 299),
    headers    jsonb       NOT NULL,
    body       bytea,
    withheld   boolean     NOT NULL CHECK (NOT (withheld AND body IS NOT NULL)),
    created_at timestamptz NOT NULL
);

-- What is due to be purged is found by its age.
CREATE INDEX idempotency_key_created ON idempotency_key (created_at);

COMMENT ON TABLE idempotency_key IS 'First answers to requests that carry an Idempotency-Key, for 24 hours; scope and request are SHA-256, the key itself is not kept.';
COMMENT ON COLUMN idempotency_key.withheld IS 'The answer showed a secret once: neither its body nor its headers but Location are kept.';

GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_key TO ${app};
