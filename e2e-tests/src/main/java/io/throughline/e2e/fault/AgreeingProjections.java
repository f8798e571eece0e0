package io.throughline.e2e.fault;

import io.throughline.e2e.StackDatabases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * I6: what other services keep of an aggregate is what its owner keeps. What a test put on a topic leaves nothing, but for
 * a stranger whose events a service may well believe ({@link Strangers#told}).
 */
final class AgreeingProjections implements Invariant {
    private static final List<Projection> ALL = List.of(
            new Projection(
                    new Side(
                            StackDatabases.INCIDENT,
                            "SELECT id, 'INC-' || number, service, severity, status, lead, private FROM incident"),
                    new Side(
                            StackDatabases.ACTION,
                            "SELECT id, reference, service, severity, status, lead, private FROM incident")),
            new Projection(
                    new Side(
                            StackDatabases.INCIDENT,
                            "SELECT id, 'INC-' || number, title, service, severity, status, private FROM incident"),
                    new Side(
                            StackDatabases.NOTIFICATION,
                            "SELECT id, reference, title, service, severity, status, private FROM incident")),
            new Projection(
                    new Side(
                            StackDatabases.ACTION,
                            "SELECT id, 'ACT-' || number, title, status, owner, due_on, overdue_since IS NOT NULL,"
                                    + " verified_by FROM action WHERE incident IS NOT NULL"),
                    new Side(
                            StackDatabases.INCIDENT,
                            "SELECT action_id, reference, title, status, owner, due_on, overdue, verified_by"
                                    + " FROM incident_action")),
            catalogue(StackDatabases.ACTION),
            catalogue(StackDatabases.NOTIFICATION),
            people(StackDatabases.ACTION),
            people(StackDatabases.NOTIFICATION));

    @Override
    public List<Violation> check(FaultStack stack) {
        List<Violation> violations = new ArrayList<>();
        for (Projection projection : ALL) {
            Map<String, String> source = projection.source().read(stack);
            Map<String, String> copy = projection.copy().read(stack);
            String where = "copy of " + projection.source().database() + " in "
                    + projection.copy().database() + " ";
            source.forEach((id, row) -> {
                String copied = copy.get(id);
                if (!row.equals(copied)) {
                    violations.add(new Violation("I6", where + id, "is " + copied + ", should be " + row));
                }
            });
            copy.keySet().stream()
                    .filter(id ->
                            !source.containsKey(id) && !stack.strangers().told().contains(id))
                    .forEach(id -> violations.add(new Violation("I6", where + id, "its owner does not have it")));
        }
        return violations;
    }

    private static Projection catalogue(String database) {
        String sql = "SELECT slug, name, accountable_owner FROM service";
        return new Projection(new Side(StackDatabases.INCIDENT, sql), new Side(database, sql));
    }

    private static Projection people(String database) {
        String sql = "SELECT email, name, time_zone, active FROM person";
        return new Projection(new Side(StackDatabases.INCIDENT, sql), new Side(database, sql));
    }

    /** The same columns, as the owner and as another service have them. */
    private record Projection(Side source, Side copy) {}

    /** @param sql answers what identifies an aggregate, and what is known of it */
    private record Side(String database, String sql) {
        Map<String, String> read(FaultStack stack) {
            Map<String, String> rows = new HashMap<>();
            for (List<@Nullable String> row : stack.databases().rows(database, sql)) {
                rows.put(String.valueOf(row.get(0)), row.subList(1, row.size()).toString());
            }
            return rows;
        }
    }
}
