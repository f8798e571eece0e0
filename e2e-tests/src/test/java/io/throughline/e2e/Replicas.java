package io.throughline.e2e;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The two processes of one service of a stack. */
record Replicas(LaunchedStack stack, String service) {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Pattern LEADS = Pattern.compile("(?m)^throughline_relay_leader(\\{.*})? 1\\.0$");

    /** Their parts. */
    List<String> parts() {
        return List.of(StackOptions.replica(service, 1), StackOptions.replica(service, 2));
    }

    /** One after the other, for calls that are counted. */
    String turn(int count) {
        return parts().get(count % 2);
    }

    String other(String part) {
        return part.equals(turn(0)) ? turn(1) : turn(0);
    }

    /** The one whose relay sends, once it is exactly one. */
    String leader() {
        return await("one leader of " + service)
                .atMost(SOON)
                .ignoreExceptions() // one may be about to start
                .until(() -> parts().stream().filter(this::leads).toList(), leaders -> leaders.size() == 1)
                .get(0);
    }

    private boolean leads(String part) {
        return LEADS.matcher(stack.to(part).get("/q/metrics").asString()).find();
    }

    /** Whether each of them has applied events since it started. */
    boolean bothApplied(String consumer) {
        return parts().stream()
                .allMatch(part -> InboxCounts.of(stack, part, consumer).applied() > 0);
    }

    /** What one of them answers: all that is listed there. */
    static List<Map<String, Object>> items(LaunchedStack stack, String part, String path) {
        return Answers.ok(stack.as(part, Person.READER.email(), Person.READER.role())
                        .get(path))
                .path("items");
    }
}
