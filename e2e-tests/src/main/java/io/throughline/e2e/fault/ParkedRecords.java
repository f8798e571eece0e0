package io.throughline.e2e.fault;

import io.throughline.e2e.StackDatabases;
import io.throughline.e2e.fault.Strangers.ParkedRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** I7: what is parked is what was put there to be parked, in every service that reads the topic; nothing else. */
final class ParkedRecords implements Invariant {
    private static final String PARKED =
            "SELECT consumer, topic, partition, record_offset, reason, detail, aggregate_id, sequence FROM parked_event"
                    + " WHERE settled_at IS NULL";
    /** Which services read a topic; a topic that is read by none is not in it. */
    private static final Map<String, List<String>> READERS = Map.of(
            "throughline.person.v1", List.of(StackDatabases.ACTION, StackDatabases.NOTIFICATION),
            "throughline.service.v1", List.of(StackDatabases.ACTION, StackDatabases.NOTIFICATION),
            "throughline.incident.v1", List.of(StackDatabases.ACTION, StackDatabases.NOTIFICATION),
            "throughline.action.v1", List.of(StackDatabases.INCIDENT, StackDatabases.NOTIFICATION),
            "throughline.notification.v1", List.of(StackDatabases.INCIDENT));

    @Override
    public List<Violation> check(FaultStack stack) {
        Set<ParkedRecord> expected = stack.strangers().toBeParked();
        List<Violation> violations = new ArrayList<>();
        Map<String, Set<ParkedRecord>> parked = new HashMap<>();
        for (String database : StackDatabases.ALL) {
            for (List<@Nullable String> row : stack.databases().rows(database, PARKED)) {
                ParkedRecord record =
                        new ParkedRecord(String.valueOf(row.get(1)), (int) number(row.get(2)), number(row.get(3)));
                parked.computeIfAbsent(database, any -> new HashSet<>()).add(record);
                if (!expected.contains(record)) {
                    violations.add(new Violation(
                            "I7",
                            database + " " + row.get(0) + " " + record,
                            "is parked and should not be: " + row.get(4) + ", " + row.get(5) + " (" + row.get(6)
                                    + " number " + row.get(7) + ")"));
                }
            }
        }
        for (ParkedRecord record : expected) {
            for (String database : READERS.getOrDefault(record.topic(), List.of())) {
                if (!parked.getOrDefault(database, Set.of()).contains(record)) {
                    violations.add(new Violation("I7", database + " " + record, "should be parked and is not"));
                }
            }
        }
        return violations;
    }

    private static long number(@Nullable String text) {
        return Long.parseLong(String.valueOf(text));
    }
}
