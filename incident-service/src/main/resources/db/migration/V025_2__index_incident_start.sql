-- A change event that comes late looks for the incidents that started shortly after it.
CREATE INDEX incident_by_start ON incident (coalesce(impact_started_at, detected_at));
