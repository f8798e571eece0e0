-- In a storm PostgreSQL analyses alerts every few seconds. With its default of 30,000 rows, and values of every column, that
-- kept a core busy for a second each time, and people waiting. What is only shown is in no condition, and needs none.
ALTER TABLE alert
    ALTER COLUMN id SET STATISTICS 10,
    ALTER COLUMN source_id SET STATISTICS 10,
    ALTER COLUMN dedup_key SET STATISTICS 10,
    ALTER COLUMN name SET STATISTICS 10,
    ALTER COLUMN service SET STATISTICS 10,
    ALTER COLUMN severity SET STATISTICS 10,
    ALTER COLUMN state SET STATISTICS 10,
    ALTER COLUMN verdict SET STATISTICS 10,
    ALTER COLUMN starts_at SET STATISTICS 10,
    ALTER COLUMN ends_at SET STATISTICS 10,
    ALTER COLUMN incident_id SET STATISTICS 10,
    ALTER COLUMN first_received_at SET STATISTICS 10,
    ALTER COLUMN last_received_at SET STATISTICS 10,
    ALTER COLUMN acknowledged_at SET STATISTICS 10,
    ALTER COLUMN labels SET STATISTICS 0,
    ALTER COLUMN annotations SET STATISTICS 0,
    ALTER COLUMN link SET STATISTICS 0,
    ALTER COLUMN delivery_count SET STATISTICS 0,
    ALTER COLUMN link_reason SET STATISTICS 0,
    ALTER COLUMN unlinked_reason SET STATISTICS 0,
    ALTER COLUMN acknowledged_by SET STATISTICS 0;
