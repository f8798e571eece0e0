CREATE TABLE taxonomy_kind (
    taxonomy    text NOT NULL CHECK (taxonomy IN ('TRIGGER', 'ROOT_CAUSE')),
    kind        text NOT NULL CHECK (kind ~ '^[A-Z][A-Z0-9_]{1,63}$'),
    description text,
    added_by    text NOT NULL,
    added_at    timestamptz NOT NULL,
    PRIMARY KEY (taxonomy, kind)
);

COMMENT ON TABLE taxonomy_kind IS 'Kinds of triggers and root causes that the organisation added to the built-in ones.';

CREATE TABLE review (
    incident_id      uuid        NOT NULL REFERENCES incident,
    version          integer     NOT NULL CHECK (version > 0),
    state            text        NOT NULL CHECK (state IN ('DUE', 'DRAFT', 'PUBLISHED', 'WAIVED')),
    due_on           date,
    time_zone        text,
    content          jsonb       NOT NULL,
    edit_count       bigint      NOT NULL,
    root_cause_by    text,
    root_cause_at    timestamptz,
    decision_by      text,
    decision_reason  text,
    decision_at      timestamptz,
    published_by     text,
    published_at     timestamptz,
    PRIMARY KEY (incident_id, version),
    CHECK ((state = 'PUBLISHED') = (published_at IS NOT NULL)),
    CHECK ((published_at IS NULL) = (published_by IS NULL)),
    CHECK ((decision_by IS NULL) = (decision_reason IS NULL)),
    CHECK (state <> 'WAIVED' OR decision_by IS NOT NULL)
);

COMMENT ON TABLE review IS 'Reviews of incidents; the highest version is the present one, those before are as they were published.';
COMMENT ON COLUMN review.root_cause_at IS 'When the cause behind the trigger was written down first, and who did.';
COMMENT ON COLUMN review.decision_by IS 'Who answers for the waiver, or for the decision that no action is needed.';

GRANT SELECT, INSERT ON taxonomy_kind TO ${app};
GRANT SELECT, INSERT, UPDATE ON review TO ${app};
