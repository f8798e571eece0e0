CREATE TABLE incident_alert_tally (
    incident_id        uuid PRIMARY KEY REFERENCES incident,
    linked_count       bigint  NOT NULL,
    announced_count    bigint  NOT NULL CHECK (announced_count BETWEEN 0 AND linked_count),
    announcement_count integer NOT NULL
);

COMMENT ON TABLE incident_alert_tally IS 'How many alerts have joined an incident, and how many of them an event and the timeline have told of.';

GRANT SELECT, INSERT, UPDATE ON incident_alert_tally TO ${app};
