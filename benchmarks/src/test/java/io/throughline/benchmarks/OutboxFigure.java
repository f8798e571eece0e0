package io.throughline.benchmarks;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.throughline.events.Topic;
import io.throughline.kit.outbox.Outbox;
import io.throughline.kit.outbox.OutgoingEvent;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What many events leave behind: the size of the outbox, and how long one event takes from its commit to a reader after few
 * and after many have gone through. They are written at a steady rate, 25 in a transaction, as they are drained.
 */
final class OutboxFigure implements AutoCloseable {
    private static final int FEW_EVENTS = 10_000;
    private static final int EVENTS_PER_SECOND = 5_000;
    private static final int IN_A_TRANSACTION = 25;
    private static final int WARM_UP_ROUNDS = 500;
    private static final int ROUNDS = 1_001;
    private static final double MEBIBYTE = 1 << 20;

    private final Outbox outbox;
    private final IncidentEvents events;
    private final BenchmarkTables tables;
    private final KafkaConsumer<String, byte[]> reader;
    private long largest;

    OutboxFigure(Outbox outbox, IncidentEvents events, BenchmarkTables tables, String bootstrapServers) {
        this.outbox = outbox;
        this.events = events;
        this.tables = tables;
        reader = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        reader.assign(IntStream.range(0, Topic.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(Topic.INCIDENT.topicName(), partition))
                .toList());
    }

    void print(int many) throws SQLException {
        median(WARM_UP_ROUNDS);
        tables.forgetOutbox();
        write(FEW_EVENTS);
        double afterFew = median(ROUNDS);
        double seconds = write(many - FEW_EVENTS);
        long bytes = tables.outboxBytes();
        double afterMany = median(ROUNDS);
        System.out.printf(
                "outbox after %,d events at %.0f a second: %.1f MiB, at most %.1f MiB (bound 64)%n",
                many, (many - FEW_EVENTS) / seconds, bytes / MEBIBYTE, largest / MEBIBYTE);
        System.out.printf(
                "commit to reader, median: %.2f ms after %,d events, %.2f ms after %,d: %.2f (bound 0.8 to 1.2)%n",
                afterFew, FEW_EVENTS, afterMany, many, afterMany / afterFew);
    }

    /** Until all are drained; in seconds. */
    private double write(int count) {
        long started = System.nanoTime();
        for (int written = 0; written < count; written += IN_A_TRANSACTION) {
            List<OutgoingEvent> some = events.next(IN_A_TRANSACTION);
            QuarkusTransaction.requiringNew().run(() -> outbox.appendAll(some));
            if (written % EVENTS_PER_SECOND == 0) {
                largest = Math.max(largest, tables.outboxBytes());
            }
            long due = started + TimeUnit.SECONDS.toNanos(1) * written / EVENTS_PER_SECOND;
            LockSupport.parkNanos(due - System.nanoTime());
        }
        tables.awaitEmptyOutbox();
        return SideBySide.secondsSince(started);
    }

    /** Of one event at a time, in milliseconds. */
    private double median(int rounds) {
        reader.seekToEnd(reader.assignment());
        reader.assignment().forEach(reader::position);
        List<Double> milliseconds = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            OutgoingEvent event = events.next();
            long started = System.nanoTime();
            QuarkusTransaction.requiringNew().run(() -> outbox.append(event));
            while (reader.poll(Duration.ofSeconds(1)).isEmpty()) {
                // one event is on its way
            }
            milliseconds.add(SideBySide.secondsSince(started) * 1_000);
        }
        return Rates.median(milliseconds);
    }

    @Override
    public void close() {
        reader.close();
    }
}
