package io.throughline.kit.outbox;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Puts events on the broker. */
interface EventSender extends AutoCloseable {
    /**
     * Sends all, in their order, and returns when the broker has them all; or fails, and readers see none of them.
     *
     * @throws RuntimeException if the broker did not take them; this sender is then of no more use
     */
    void send(List<ProducerRecord<String, byte[]>> events);

    @Override
    void close();
}
