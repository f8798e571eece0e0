package io.throughline.e2e.fault;

import io.throughline.e2e.EventLog;
import io.throughline.e2e.LaunchedStack;
import io.throughline.e2e.StackDatabases;
import io.throughline.e2e.fault.Strangers.ParkedRecord;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;

/** An incident, what other services know of it, and what lies on its partition. */
record FollowedCopy(FaultStack stack, String id, String reference, int partition) {
    private static final String TOPIC = Source.INCIDENT.topic();
    private static final Duration SOON = Duration.ofSeconds(60);

    /** Declares one; returns when it is on its topic. */
    static FollowedCopy declare(FaultStack stack) {
        String title = "Followed " + UUID.randomUUID();
        String reference = post(stack, "", Step.DECLARE.body(title, Town.SERVICE), 201);
        String id = String.valueOf(stack.databases()
                .rows(StackDatabases.INCIDENT, "SELECT id FROM incident WHERE title = '" + title + "'")
                .get(0)
                .get(0));
        FollowedCopy copy = new FollowedCopy(stack, id, reference, -1);
        Awaitility.await("announced").atMost(SOON).until(() -> !copy.events().isEmpty());
        return new FollowedCopy(stack, id, reference, copy.events().get(0).partition());
    }

    /** Its records. */
    List<ConsumerRecord<String, byte[]>> events() {
        return new EventLog(stack.stack())
                .all(TOPIC).stream().filter(record -> id.equals(record.key())).toList();
    }

    /** Those that are to go to its topic, to its partition. */
    List<ProducerRecord<String, byte[]>> onItsPartition(List<ProducerRecord<String, byte[]>> records) {
        return records.stream()
                .map(record -> record.topic().equals(TOPIC)
                        ? new ProducerRecord<>(TOPIC, partition, record.key(), record.value(), record.headers())
                        : record)
                .toList();
    }

    /** Those that are there. */
    List<ParkedRecord> besideIt(List<ParkedRecord> records) {
        return records.stream()
                .filter(record -> record.topic().equals(TOPIC) && record.partition() == partition)
                .toList();
    }

    /** What waits there in every service that reads it. */
    Set<ParkedRecord> parkedBesideIt() {
        Set<ParkedRecord> parked = new HashSet<>(parked(StackDatabases.ACTION));
        parked.retainAll(parked(StackDatabases.NOTIFICATION));
        return parked;
    }

    /** Something happens to it; returns when every service that reads its topic has heard of it. */
    void acknowledgeAndAwait() {
        post(stack, "/" + reference + "/acknowledge", Map.of("note", "seen"), 200);
        long last = stack.databases()
                .number(StackDatabases.INCIDENT, "SELECT last_sequence FROM incident WHERE id = '" + id + "'");
        for (Consumer consumer : Consumer.of(Source.INCIDENT)) {
            Awaitility.await(consumer + " has heard of it")
                    .atMost(SOON)
                    .until(() -> stack.databases()
                                    .number(
                                            consumer.database(),
                                            "SELECT coalesce(max(applied_sequence), 0) FROM consumer_progress"
                                                    + " WHERE consumer = '" + consumer.consumer()
                                                    + "' AND aggregate_id = '" + id + "'")
                            >= last);
        }
    }

    /** Somebody does that to it. */
    void post(String command) {
        post(stack, "/" + reference + "/" + command, Map.of("note", command), 200);
    }

    private Set<ParkedRecord> parked(String database) {
        return stack
                .databases()
                .rows(
                        database,
                        "SELECT record_offset FROM parked_event WHERE settled_at IS NULL AND topic = '" + TOPIC
                                + "' AND partition = " + partition)
                .stream()
                .map(row -> new ParkedRecord(TOPIC, partition, Long.parseLong(String.valueOf(row.get(0)))))
                .collect(Collectors.toSet());
    }

    private static String post(FaultStack stack, String below, Map<String, Object> body, int expected) {
        return stack.stack()
                .as(LaunchedStack.INCIDENT_SERVICE, Town.LOADER, "service-owner")
                .body(body)
                .post("/api/v1/incidents" + below)
                .then()
                .statusCode(expected)
                .extract()
                .path("reference");
    }
}
