ALTER TABLE unmapped_delivery
    ADD COLUMN mapped_by        text,
    ADD COLUMN mapped_at        timestamptz,
    ADD COLUMN mapped_incidents text[];

-- The release before relies on UNIQUE (source_id, digest): whoever maps a delivery makes its digest another one.
COMMENT ON COLUMN unmapped_delivery.digest IS 'SHA-256 of format and body: the same delivery again is counted, not kept twice. Once mapped, its id follows, so that the same again is a new entry.';
COMMENT ON COLUMN unmapped_delivery.mapped_incidents IS 'References of the incidents that it led to.';
