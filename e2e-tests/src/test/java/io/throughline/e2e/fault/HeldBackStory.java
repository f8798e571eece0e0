package io.throughline.e2e.fault;

import io.throughline.e2e.StackDatabases;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.awaitility.Awaitility;

/** The events of a real incident, told again of another that no service has, so that any of them can be held back. */
record HeldBackStory(FaultStack stack, String key, List<ProducerRecord<String, byte[]>> events, String end) {
    private static final Duration SOON = Duration.ofSeconds(60);

    /** Declared, acknowledged, mitigated. */
    static HeldBackStory make(FaultStack stack) {
        FollowedCopy incident = FollowedCopy.declare(stack);
        incident.post("acknowledge");
        incident.post("mitigate");
        Awaitility.await("announced").atMost(SOON).until(() -> incident.events().size() >= 3);
        String key = UUID.randomUUID().toString();
        stack.strangers().tell(key);
        String other = incident.reference().replace("INC-", "INC-99");
        List<ProducerRecord<String, byte[]>> events = incident.events().stream()
                .map(record -> retold(record, key, text -> text.replace(incident.reference() + "\"", other + "\"")))
                .toList();
        String end = String.valueOf(stack.databases()
                .rows(StackDatabases.INCIDENT, "SELECT status FROM incident WHERE id = '" + incident.id() + "'")
                .get(0)
                .get(0));
        return new HeldBackStory(stack, key, events, end);
    }

    List<ProducerRecord<String, byte[]>> beginning() {
        return events.subList(0, 1);
    }

    List<ProducerRecord<String, byte[]>> rest() {
        return events.subList(1, events.size());
    }

    /** The state in which each service that reads of incidents believes it to be; none that has not heard of it. */
    List<String> copies() {
        return Stream.of(StackDatabases.ACTION, StackDatabases.NOTIFICATION)
                .flatMap(database ->
                        stack
                                .databases()
                                .rows(database, "SELECT status FROM incident WHERE id = '" + key + "'")
                                .stream())
                .map(row -> String.valueOf(row.get(0)))
                .toList();
    }

    /** How many of its events wait, in all services together. */
    long parked() {
        return Stream.of(StackDatabases.ACTION, StackDatabases.NOTIFICATION)
                .mapToLong(database -> stack.databases()
                        .number(
                                database,
                                "SELECT count(*) FROM parked_event WHERE reason = 'GAP' AND settled_at IS NULL"
                                        + " AND aggregate_id = '" + key + "'"))
                .sum();
    }

    private static ProducerRecord<String, byte[]> retold(
            ConsumerRecord<String, byte[]> record, String key, UnaryOperator<String> change) {
        byte[] data =
                change.apply(new String(record.value(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        ProducerRecord<String, byte[]> retold = new ProducerRecord<>(record.topic(), key, data);
        for (Header header : record.headers()) {
            retold.headers().add(header);
        }
        String id = UUID.randomUUID().toString();
        retold.headers().remove("ce_id").add("ce_id", id.getBytes(StandardCharsets.UTF_8));
        return retold;
    }
}
