-- By itself and concurrently, as the index before it.
DROP INDEX CONCURRENTLY IF EXISTS unmapped_delivery_received;
CREATE INDEX CONCURRENTLY unmapped_delivery_received ON unmapped_delivery (last_received_at);
