-- An event's id is a UUID version 7 made by whoever writes the row: that it is unique needs no proof at each insert.
ALTER TABLE outbox DROP CONSTRAINT outbox_event_id_key;
