package io.throughline.kit.inbox;

import io.throughline.events.IncidentAlertsLinked;
import io.throughline.events.IncidentSnapshot;
import io.throughline.events.PersonChanged;
import io.throughline.events.ThroughlineEvent;
import io.throughline.kit.testing.TestEvents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records as a consumer gets them, each at an offset of its own. */
final class ConsumedRecords {
    private static final AtomicLong OFFSETS = new AtomicLong();

    private ConsumedRecords() {}

    /** An event of that incident that says little. */
    static ConsumerRecord<String, byte[]> linked(String aggregate, long sequence) {
        return of(linkedData(), aggregate, sequence, UUID.randomUUID());
    }

    static ConsumerRecord<String, byte[]> person(String email, long sequence) {
        return of(new PersonChanged(email, "Ada", "UTC", true, List.of()), email, sequence, UUID.randomUUID());
    }

    static ConsumerRecord<String, byte[]> spoiled(String aggregate, String value) {
        ConsumerRecord<String, byte[]> good = linked(aggregate, 1);
        return consumed(good.topic(), good.key(), value.getBytes(StandardCharsets.UTF_8), good.headers());
    }

    static ConsumerRecord<String, byte[]> of(ThroughlineEvent data, String key, long sequence, UUID id) {
        ProducerRecord<String, byte[]> sent = TestEvents.record(data, key, sequence, id);
        return consumed(sent.topic(), key, sent.value(), sent.headers());
    }

    /** The same record, as a second delivery under another offset brings it. */
    static ConsumerRecord<String, byte[]> again(ConsumerRecord<String, byte[]> record) {
        return consumed(record.topic(), record.key(), record.value(), record.headers());
    }

    static ConsumerRecord<String, byte[]> consumed(String topic, String key, byte[] value, Headers headers) {
        return new ConsumerRecord<>(
                topic,
                0,
                OFFSETS.incrementAndGet(),
                0,
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                key,
                value,
                new RecordHeaders(headers.toArray()),
                Optional.empty());
    }

    static IncidentAlertsLinked linkedData() {
        return new IncidentAlertsLinked(snapshot(), 1, List.of(), "because");
    }

    static IncidentSnapshot snapshot() {
        return new IncidentSnapshot(
                "INC-1", "t", "checkout", List.of("checkout"), null, "SEV1", "DECLARED", null, false, List.of());
    }

    /** Applies that way, for a consumer of its own. */
    static EventApplier applier(String consumer, BiConsumer<ThroughlineEvent, IncomingEvent> how) {
        return new EventApplier() {
            @Override
            public String consumer() {
                return consumer;
            }

            @Override
            public void apply(ThroughlineEvent data, IncomingEvent envelope) {
                how.accept(data, envelope);
            }
        };
    }
}
