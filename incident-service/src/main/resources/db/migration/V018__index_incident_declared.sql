-- Trends read the incidents of a period, and those of the months before it.
CREATE INDEX incident_by_declared ON incident (declared_at);
