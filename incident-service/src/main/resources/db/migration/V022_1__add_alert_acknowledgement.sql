-- Nullable and without a default: no row is written, also of a table of millions.
ALTER TABLE alert
    ADD COLUMN IF NOT EXISTS acknowledged_by text,
    ADD COLUMN IF NOT EXISTS acknowledged_at timestamptz;
