package io.throughline.e2e.fault;

import io.throughline.e2e.StackDatabases;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Aggregates whose events are numbered from 1, and the table that says up to which number. */
enum Source {
    INCIDENT(StackDatabases.INCIDENT, "throughline.incident.v1"),
    ACTION(StackDatabases.ACTION, "throughline.action.v1"),
    NOTIFICATION(StackDatabases.NOTIFICATION, "throughline.notification.v1");

    private final String database;
    private final String topic;

    Source(String database, String topic) {
        this.database = database;
        this.topic = topic;
    }

    String topic() {
        return topic;
    }

    /** The number of the last event of each aggregate, as its owner keeps it; none of those without an event. */
    Map<String, Long> lastSequences(FaultStack stack) {
        return numbers(stack.databases()
                .rows(database, "SELECT id, last_sequence FROM " + database + " WHERE last_sequence > 0"));
    }

    /** The second column of each row, by the first. */
    static Map<String, Long> numbers(List<List<@Nullable String>> rows) {
        Map<String, Long> numbers = new HashMap<>();
        for (List<@Nullable String> row : rows) {
            numbers.put(String.valueOf(row.get(0)), Long.valueOf(String.valueOf(row.get(1))));
        }
        return numbers;
    }
}
