ALTER TABLE parked_event
    ADD COLUMN settled_at      timestamptz,
    ADD COLUMN settled_by      text,
    ADD COLUMN settlement      text CHECK (settlement IN ('REPLAYED', 'DISCARDED', 'SUPERSEDED')),
    ADD COLUMN settlement_note text,
    ADD CHECK ((settled_at IS NULL) = (settlement IS NULL) AND (settled_at IS NULL) = (settled_by IS NULL));

-- An index takes no text of any length. No key of ours is as long; the mark at the end keeps this one unreadable.
UPDATE parked_event SET aggregate_id = left(aggregate_id, 499) || U&'\FFFD' WHERE length(aggregate_id) > 500;

CREATE INDEX parked_event_unsettled ON parked_event (consumer, aggregate_id, sequence) WHERE settled_at IS NULL;

COMMENT ON COLUMN parked_event.settlement IS 'What became of it: applied after all, given up by an operator, or overtaken by a snapshot or a second delivery. Null while it waits.';

-- The reason may change: what was a gap may be refused when it is tried again.
GRANT UPDATE (settled_at, settled_by, settlement, settlement_note, reason, detail) ON parked_event TO ${app};
