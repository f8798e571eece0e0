-- What rights and due dates need; a record that has not come again since is read as one that says nothing of it.
ALTER TABLE service
    ADD COLUMN calendar        jsonb,
    ADD COLUMN decision_rights jsonb NOT NULL DEFAULT '{}';

ALTER TABLE incident
    ADD COLUMN service  text,
    ADD COLUMN lead     text;

COMMENT ON COLUMN service.calendar IS 'Days of work of its team: time zone, country, own holidays; null without a team.';
COMMENT ON COLUMN service.decision_rights IS 'E-mail of who holds each right.';
COMMENT ON COLUMN incident.service IS 'Slug of the primary service.';
