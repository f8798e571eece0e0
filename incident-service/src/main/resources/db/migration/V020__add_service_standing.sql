ALTER TABLE service
    ADD COLUMN attested_at        timestamptz,
    ADD COLUMN attested_by        text,
    ADD COLUMN attestation_note   text,
    ADD COLUMN attestation_due_at timestamptz,
    ADD COLUMN retired_at         timestamptz,
    ADD COLUMN retired_by         text;

COMMENT ON COLUMN service.attested_at IS 'When the present owner, or a deputy, confirmed the record last; null: not yet.';
COMMENT ON COLUMN service.attestation_due_at IS 'When it must be confirmed again.';
COMMENT ON COLUMN service.retired_at IS 'Since when it is no more; null while it lives. Its record, and what names it, is kept.';
