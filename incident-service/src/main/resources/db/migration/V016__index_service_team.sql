-- When a team changes, its services are announced again.
CREATE INDEX service_by_team ON service (team, slug);
