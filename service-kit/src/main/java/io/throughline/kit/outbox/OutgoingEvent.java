package io.throughline.kit.outbox;

import io.throughline.events.ThroughlineEvent;
import java.time.Instant;

/**
 * An event about to be announced.
 *
 * @param aggregateId key of the record on Kafka
 * @param sequence number within the aggregate, from 1, without gaps; taken under the aggregate's row lock
 * @param subject what people call the aggregate
 * @param at when it happened
 */
public record OutgoingEvent(String aggregateId, long sequence, String subject, Instant at, ThroughlineEvent data) {}
