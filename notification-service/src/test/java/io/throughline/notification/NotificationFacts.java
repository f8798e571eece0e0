package io.throughline.notification;

import io.throughline.events.CloudEventHeaders;
import io.throughline.events.EventType;
import io.throughline.events.NotificationEvent;
import io.throughline.events.Topic;
import io.throughline.kit.EventJson;
import io.throughline.kit.testing.TestEvents;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What this service has announced. */
public final class NotificationFacts {
    private NotificationFacts() {}

    /** Of that notification, in their order. */
    public static <E extends NotificationEvent> List<E> of(String id, Class<E> type) {
        return TestEvents.all(Topic.NOTIFICATION.topicName()).stream()
                .filter(record -> record.key().equals(id))
                .filter(record -> typeOf(record).dataClass().equals(type))
                .map(record -> read(record, type))
                .toList();
    }

    private static EventType typeOf(ConsumerRecord<String, byte[]> record) {
        return EventType.named(TestEvents.header(record, CloudEventHeaders.TYPE))
                .orElseThrow();
    }

    private static <E extends NotificationEvent> E read(ConsumerRecord<String, byte[]> record, Class<E> type) {
        try {
            return EventJson.read(record.value(), type);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
