-- Nullable and without a default: no row is written, also of a table of millions.
ALTER TABLE alert
    ADD COLUMN unlinked_reason text;

COMMENT ON COLUMN alert.unlinked_reason IS 'Why it has no incident, in words; null if it has one, and for what an earlier release stored.';
