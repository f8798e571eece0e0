-- A topic that was made again counts its offsets from 0: another record at the same place is kept, too. A release from
-- before this cannot park beside it: it tries again, without losing anything, until it is replaced.
ALTER TABLE parked_event DROP CONSTRAINT parked_event_consumer_topic_partition_record_offset_key;

CREATE UNIQUE INDEX parked_event_record ON parked_event (
    consumer, topic, partition, record_offset,
    coalesce(event_id, '00000000-0000-0000-0000-000000000000'), coalesce(sha256(payload), ''));

-- A replay of everything asks for the next aggregates again and again.
CREATE INDEX parked_event_queues ON parked_event (consumer, topic, aggregate_id)
    WHERE settled_at IS NULL AND sequence IS NOT NULL AND aggregate_id IS NOT NULL;
