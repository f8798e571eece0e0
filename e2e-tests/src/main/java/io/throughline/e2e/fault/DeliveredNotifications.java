package io.throughline.e2e.fault;

import io.throughline.e2e.StackDatabases;
import io.throughline.e2e.fault.ScriptedReceiver.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * I10: every notification was accepted, and its receiver knows of it, or is dead, and says why. I11: its receiver got it
 * more than once only where the answer to an attempt was not written down.
 */
final class DeliveredNotifications implements Invariant {
    private static final String UNTOLD = """
        SELECT id, channel, state, dead_reason FROM notification
        WHERE NOT (state IN ('ACCEPTED', 'ACKNOWLEDGED') OR (state = 'DEAD' AND dead_reason <> '')
            OR (state = 'RETRYING' AND next_attempt_at > now()))\
        """;

    private static final String SENT = """
        SELECT id, state IN ('ACCEPTED', 'ACKNOWLEDGED'), (SELECT count(*) FROM notification_attempt WHERE notification_id = id)
        FROM notification WHERE channel = '%s'\
        """.formatted(Town.CHANNEL);

    @Override
    public List<Violation> check(FaultStack stack) {
        List<Violation> violations = new ArrayList<>();
        for (List<@Nullable String> row : stack.databases().rows(StackDatabases.NOTIFICATION, UNTOLD)) {
            violations.add(
                    new Violation("I10", "notification " + row.get(0), "through " + row.get(1) + " is " + row.get(2)));
        }
        Map<String, List<Received>> received =
                stack.receiver().received().stream().collect(Collectors.groupingBy(Received::id));
        for (List<@Nullable String> row : stack.databases().rows(StackDatabases.NOTIFICATION, SENT)) {
            List<Received> messages = received.getOrDefault(String.valueOf(row.get(0)), List.of());
            long taken = messages.stream()
                    .filter(message -> message.answered() < 300)
                    .count();
            long recorded = Long.parseLong(String.valueOf(row.get(2)));
            if ("t".equals(row.get(1)) && taken == 0) {
                violations.add(new Violation("I10", "notification " + row.get(0), "its receiver never took it"));
            }
            if (taken > 1 && taken - 1 > messages.size() - recorded) {
                violations.add(new Violation(
                        "I11",
                        "notification " + row.get(0),
                        "was taken " + taken + " times, of " + messages.size() + " attempts " + recorded
                                + " are written down"));
            }
        }
        return violations;
    }
}
