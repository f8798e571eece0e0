-- The one place that says who may know of a private incident; reads ask it at the moment of the request.
CREATE FUNCTION incident_reader(of uuid) RETURNS SETOF text
    LANGUAGE sql STABLE
AS $$
    SELECT reader FROM (
        SELECT declared_by AS reader FROM incident WHERE id = of
        UNION SELECT unnest(members) FROM incident WHERE id = of
        UNION SELECT person FROM role_holding WHERE incident_id = of AND ended_at IS NULL
        UNION SELECT accountable_owner FROM service, incident WHERE incident.id = of AND slug = ANY (service || services)
        UNION SELECT unnest(deputies) FROM service, incident WHERE incident.id = of AND slug = ANY (service || services)) AS named
    WHERE reader LIKE '%_@_%'
      AND NOT EXISTS (SELECT FROM person WHERE email = reader AND NOT active)
$$;

CREATE FUNCTION may_read_incident(reader text, of uuid) RETURNS boolean
    LANGUAGE sql STABLE
AS $$ SELECT reader IN (SELECT incident_reader(of)) $$;
