-- Nullable and without a default: no row is written, also of a table of millions.
ALTER TABLE alert
    ADD COLUMN acknowledged_by text,
    ADD COLUMN acknowledged_at timestamptz;
