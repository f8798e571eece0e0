package io.throughline.e2e.fault;

import io.throughline.e2e.StackDatabases;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** I3: timeline entries are numbered 1 to n, events 1 to the last, none missing. */
final class GaplessNumbers implements Invariant {
    private static final String ENTRIES = """
        SELECT id, count(told.entry_no), min(told.entry_no), max(told.entry_no),
               count(told.event_sequence), min(told.event_sequence), max(told.event_sequence), last_sequence
        FROM incident LEFT JOIN timeline_entry AS told ON told.incident_id = id
        GROUP BY id
        HAVING count(told.entry_no) <> max(told.entry_no) OR min(told.entry_no) <> 1
            OR count(told.event_sequence) <> last_sequence OR max(told.event_sequence) <> last_sequence
            OR min(told.event_sequence) <> 1 OR count(told.entry_no) = 0\
        """;

    private static final String CHANGES = """
        SELECT id, count(told.sequence), min(told.sequence), max(told.sequence), last_sequence
        FROM action LEFT JOIN action_history AS told ON told.action_id = id
        GROUP BY id
        HAVING count(told.sequence) <> last_sequence OR max(told.sequence) <> last_sequence
            OR min(told.sequence) <> 1 OR count(told.sequence) = 0\
        """;

    @Override
    public List<Violation> check(FaultStack stack) {
        List<Violation> violations = new ArrayList<>();
        for (List<@Nullable String> row : stack.databases().rows(StackDatabases.INCIDENT, ENTRIES)) {
            violations.add(new Violation(
                    "I3",
                    "incident " + row.get(0),
                    "entries: " + row.get(1) + " from " + row.get(2) + " to " + row.get(3) + ", events: " + row.get(4)
                            + " from " + row.get(5) + " to " + row.get(6) + " of " + row.get(7)));
        }
        for (List<@Nullable String> row : stack.databases().rows(StackDatabases.ACTION, CHANGES)) {
            violations.add(new Violation(
                    "I3",
                    "action " + row.get(0),
                    "changes: " + row.get(1) + " from " + row.get(2) + " to " + row.get(3) + " of " + row.get(4)));
        }
        return violations;
    }
}
