ALTER TABLE incident
    ADD COLUMN services          text[] NOT NULL DEFAULT '{}',
    ADD COLUMN lead              text,
    ADD COLUMN private           boolean NOT NULL DEFAULT false,
    ADD COLUMN members           text[] NOT NULL DEFAULT '{}',
    ADD COLUMN impact            jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN acknowledged_at   timestamptz,
    ADD COLUMN lead_assigned_at  timestamptz,
    ADD COLUMN mitigated_at      timestamptz,
    ADD COLUMN impact_ended_at   timestamptz,
    ADD COLUMN resolved_at       timestamptz,
    ADD COLUMN reopened_at       timestamptz,
    ADD COLUMN review_published_at timestamptz,
    ADD COLUMN last_action_verified_at timestamptz,
    ADD COLUMN closed_at         timestamptz;

UPDATE incident SET services = ARRAY [service];

-- While both run, the release before writes no services: its incidents have the primary one only.
ALTER TABLE incident
    ADD CHECK (services = '{}' OR services[1] = service),
    ADD CHECK (status <> 'INVESTIGATING' OR lead IS NOT NULL),
    ADD CHECK (status <> 'DECLARED' OR lead IS NULL),
    ADD CHECK (status NOT IN ('RESOLVED', 'PREVENTING', 'CLOSED') OR resolved_at IS NOT NULL),
    ADD CHECK (detected_at <= declared_at),
    ADD CHECK (impact_started_at <= impact_ended_at),
    ADD CHECK (mitigated_at <= resolved_at),
    ADD CHECK (detected_at <= resolved_at);

COMMENT ON COLUMN incident.services IS 'Slugs of all services it concerns, the primary one first; empty means the primary one only.';
COMMENT ON COLUMN incident.members IS 'Who may know of a private incident beside those whose part in it says so.';
COMMENT ON COLUMN incident.impact IS 'Intervals of customer impact, in order, numbered from 1.';
COMMENT ON COLUMN incident.reopened_at IS 'When it was reopened last; what was said before does not hold any more.';

CREATE INDEX incident_by_lead ON incident (lead, number DESC) WHERE lead IS NOT NULL;
CREATE INDEX incident_resolved_group ON incident (service, group_key, resolved_at DESC) WHERE resolved_at IS NOT NULL;
