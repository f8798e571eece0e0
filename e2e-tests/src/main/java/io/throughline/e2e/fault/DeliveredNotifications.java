package io.throughline.e2e.fault;

import io.throughline.e2e.StackDatabases;
import io.throughline.e2e.fault.ScriptedReceiver.Received;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * I10: of every incident and every action somebody is told, in the inbox and through the channel that listens; every
 * notification was accepted, and its receiver knows of it, or is dead, and says why. I11: its receiver got it more than
 * once only where the answer to an attempt was not written down.
 */
final class DeliveredNotifications implements Invariant {
    private static final String INBOX = "INBOX";
    private static final String INCIDENTS = "SELECT 'INC-' || number, service FROM incident";
    private static final String ACTIONS = "SELECT 'ACT-' || number, service FROM action";

    private static final String TOLD = """
        SELECT DISTINCT about, channel FROM notification
        WHERE event IN ('incident.declared.v1', 'action.opened.v1') AND recipient <> ''\
        """;

    private static final String UNTOLD = """
        SELECT id, channel, state FROM notification
        WHERE NOT (state IN ('ACCEPTED', 'ACKNOWLEDGED') OR (state = 'DEAD' AND dead_reason <> ''))\
        """;

    private static final String SENT = """
        SELECT id, state IN ('ACCEPTED', 'ACKNOWLEDGED'), (SELECT count(*) FROM notification_attempt
            WHERE notification_id = id AND response_code IS NOT NULL)
        FROM notification WHERE channel = '%s'\
        """.formatted(Town.CHANNEL);

    @Override
    public List<Violation> check(FaultStack stack) {
        List<Violation> violations = new ArrayList<>(silent(stack));
        for (List<@Nullable String> row : stack.databases().rows(StackDatabases.NOTIFICATION, UNTOLD)) {
            if (!"RETRYING".equals(row.get(2)) || !stack.receiver().refused(String.valueOf(row.get(0)))) {
                violations.add(new Violation(
                        "I10", "notification " + row.get(0), "through " + row.get(1) + " is " + row.get(2)));
            }
        }
        Map<String, List<Received>> received =
                stack.receiver().received().stream().collect(Collectors.groupingBy(Received::id));
        for (List<@Nullable String> row : stack.databases().rows(StackDatabases.NOTIFICATION, SENT)) {
            List<Received> messages = received.remove(String.valueOf(row.get(0)));
            violations.addAll(judge(row, messages == null ? List.of() : messages));
        }
        received.keySet()
                .forEach(id -> violations.add(
                        new Violation("I5", "notification " + id, "its receiver has it, and its sender does not")));
        return violations;
    }

    /** Of what nobody was told. */
    private static List<Violation> silent(FaultStack stack) {
        Set<String> told = new HashSet<>();
        stack.databases()
                .rows(StackDatabases.NOTIFICATION, TOLD)
                .forEach(row -> told.add(row.get(0) + " through " + row.get(1)));
        List<List<@Nullable String>> subjects = new ArrayList<>();
        subjects.addAll(stack.databases().rows(StackDatabases.INCIDENT, INCIDENTS));
        subjects.addAll(stack.databases().rows(StackDatabases.ACTION, ACTIONS));
        List<Violation> violations = new ArrayList<>();
        for (List<@Nullable String> subject : subjects) {
            for (String channel : channels(subject.get(1))) {
                String expected = subject.get(0) + " through " + channel;
                if (!told.contains(expected)) {
                    violations.add(new Violation("I10", expected, "nobody was told"));
                }
            }
        }
        return violations;
    }

    private static List<String> channels(@Nullable String service) {
        return Town.HEARD_SERVICE.equals(service) ? List.of(INBOX, Town.CHANNEL) : List.of(INBOX);
    }

    private static List<Violation> judge(List<@Nullable String> row, List<Received> messages) {
        List<Violation> violations = new ArrayList<>();
        String where = "notification " + row.get(0);
        long taken =
                messages.stream().filter(message -> message.answered() < 300).count();
        long recorded = Long.parseLong(String.valueOf(row.get(2)));
        if ("t".equals(row.get(1)) && taken == 0) {
            violations.add(new Violation("I10", where, "its receiver never took it"));
        }
        if (taken > 1 && taken - 1 > messages.size() - recorded) {
            violations.add(new Violation(
                    "I11",
                    where,
                    "was taken " + taken + " times, of " + messages.size() + " attempts " + recorded
                            + " have an answer written down"));
        }
        return violations;
    }
}
