-- A snapshot has the number of the last event: it says again what that left, and may do so more than once.
ALTER TABLE outbox DROP CONSTRAINT outbox_topic_aggregate_id_sequence_key;

CREATE UNIQUE INDEX outbox_sequence ON outbox (topic, aggregate_id, sequence) WHERE type NOT LIKE '%.snapshot.v%';
