package io.throughline.kit.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends each batch in one Kafka transaction, so that a batch that broke off is never half seen. */
final class TransactionalSender implements EventSender {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final KafkaProducer<String, byte[]> producer;

    /**
     * Connects and fences every earlier sender of the same name; so it is made only by who holds the relay's lock.
     *
     * @param name constant per service: the transactional id
     */
    TransactionalSender(String bootstrapServers, String name) {
        producer = new KafkaProducer<>(
                Map.ofEntries(
                        Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                        Map.entry(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name),
                        Map.entry(ProducerConfig.CLIENT_ID_CONFIG, name),
                        Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                        Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                        Map.entry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000),
                        Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000),
                        Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000),
                        Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000),
                        Map.entry(ProducerConfig.LINGER_MS_CONFIG, 2),
                        Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4")),
                new StringSerializer(),
                new ByteArraySerializer());
        try {
            producer.initTransactions();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public void send(List<ProducerRecord<String, byte[]>> events) {
        AtomicBoolean failed = new AtomicBoolean();
        producer.beginTransaction();
        for (ProducerRecord<String, byte[]> event : events) {
            if (failed.get()) {
                break; // each of the others would wait for a topic that is missing (max.block.ms) just to fail, too
            }
            var unused = producer.send(event, (metadata, failure) -> failed.compareAndSet(false, failure != null));
        }
        producer.commitTransaction(); // fails if one of them did
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
