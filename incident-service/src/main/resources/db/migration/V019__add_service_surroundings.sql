ALTER TABLE service
    ADD COLUMN dependencies         text[] NOT NULL DEFAULT '{}',
    ADD COLUMN environment_standard text,
    ADD COLUMN vendors              jsonb  NOT NULL DEFAULT '[]',
    ADD COLUMN maintenance_windows  jsonb  NOT NULL DEFAULT '[]',
    ADD COLUMN high_risk_approver   text   NOT NULL DEFAULT 'APPROVE_RISKY_RELEASE',
    ADD COLUMN joining              jsonb  NOT NULL DEFAULT '{}';

COMMENT ON COLUMN service.dependencies IS 'Slugs of what it needs, whether they are in the catalogue or not.';
COMMENT ON COLUMN service.vendors IS 'Who owns parts of it from outside.';
COMMENT ON COLUMN service.maintenance_windows IS 'When its alerts are recorded and open no incident.';
COMMENT ON COLUMN service.high_risk_approver IS
    'Part of the release policy. The release before cannot read a field that it does not know, so the JSON stays as it is.';
COMMENT ON COLUMN service.joining IS
    'Part of the incident policy: by severity, which roles and which escalation steps join. Not in its JSON, as above.';
