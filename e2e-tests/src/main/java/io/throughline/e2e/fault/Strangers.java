package io.throughline.e2e.fault;

import io.throughline.e2e.LaunchedStack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts records on the topics that no service would write, and remembers which of them are to be parked. */
public final class Strangers {
    /** Larger than any record of ours, so that the broker and not this producer refuses what is too large. */
    private static final int MAX_REQUEST_BYTES = 4 << 20;

    private final LaunchedStack stack;
    private final Set<ParkedRecord> toBeParked = ConcurrentHashMap.newKeySet();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** Where a record is that is not applied. */
    public record ParkedRecord(String topic, int partition, long offset) {}

    Strangers(LaunchedStack stack) {
        this.stack = stack;
    }

    /**
     * Sends them in their order; every consumer of the topic is to park each of them.
     *
     * @return where they are
     * @throws ExecutionException if the broker refuses one, as it does what is too large
     */
    public List<ParkedRecord> sendToBeParked(List<ProducerRecord<String, byte[]>> records) throws ExecutionException {
        List<ParkedRecord> sent = send(records).stream()
                .map(record -> new ParkedRecord(record.topic(), record.partition(), record.offset()))
                .toList();
        toBeParked.addAll(sent);
        return sent;
    }

    /** Sends them in their order; none is to be parked. */
    public void sendToBeTaken(List<ProducerRecord<String, byte[]>> records) throws ExecutionException {
        send(records);
    }

    /** They were replayed, and are not parked any more. */
    public void forget(List<ParkedRecord> replayed) {
        replayed.forEach(toBeParked::remove);
    }

    /** What is to be parked. */
    public Set<ParkedRecord> toBeParked() {
        return Set.copyOf(toBeParked);
    }

    /** The aggregates that these records claim to be about, and that no service has. */
    public Set<String> keys() {
        return Set.copyOf(keys);
    }

    /** The aggregates whose events are as good as ours, but for their owner: services keep copies of them. */
    public Set<String> told() {
        return Set.copyOf(told);
    }

    /** Such an aggregate; none of its events is poison. */
    public void tell(String key) {
        keys.add(key);
        told.add(key);
    }

    /** They claim to be about such an aggregate. */
    public void claim(String key) {
        keys.add(key);
    }

    private List<RecordMetadata> send(List<ProducerRecord<String, byte[]>> records) throws ExecutionException {
        Map<String, Object> configuration = new HashMap<>();
        configuration.put(
                "bootstrap.servers",
                "127.0.0.1:" + stack.state().part(LaunchedStack.BROKER).port());
        configuration.put("max.request.size", MAX_REQUEST_BYTES);
        configuration.put("acks", "all");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            records.forEach(record -> sent.add(producer.send(record))); // idempotent: in their order
            List<RecordMetadata> places = new ArrayList<>();
            for (Future<RecordMetadata> one : sent) {
                places.add(one.get());
            }
            return places;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
