package io.throughline.e2e.fault;

import io.throughline.e2e.LaunchedStack;
import io.throughline.e2e.StackDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * F19: incident-service's database is restored from before its incidents' second events, and numbers other events so.
 * Whoever took the first ones must say that these are others: silence would let both sides believe what differs.
 */
final class RestoredStory {
    private static final int INCIDENTS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;

    /** @param folder for a stack of its own: what is lost here on purpose would be missed elsewhere */
    RestoredStory(Path folder) {
        this.folder = folder;
    }

    /** Each event that took another's number and that nobody reported. */
    List<Violation> tell() {
        try (FaultStack stack = FaultStack.start(folder, 1)) {
            List<String> refs = new ArrayList<>();
            for (int i = 1; i <= INCIDENTS; i++) {
                refs.add(post(stack, "", Step.DECLARE.body("Before the restore " + i, Town.SERVICE), 201));
            }
            RestoredDatabase database = new RestoredDatabase(stack, StackDatabases.INCIDENT);
            new Drain(stack).await(PATIENCE);
            database.save();
            refs.forEach(ref -> post(stack, "/" + ref + "/acknowledge", Map.of("note", "lost"), 200));
            new Drain(stack).await(PATIENCE);
            database.restore();
            refs.forEach(ref -> post(stack, "/" + ref + "/acknowledge", Map.of("note", "anew"), 200));
            return silent(stack);
        }
    }

    private static List<Violation> silent(FaultStack stack) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<Violation> silent = unreported(stack);
        while (!silent.isEmpty() && System.nanoTime() < end) {
            Pauses.of(Duration.ofMillis(300));
            silent = unreported(stack);
        }
        return silent;
    }

    private static List<Violation> unreported(FaultStack stack) {
        List<Violation> unreported = new ArrayList<>();
        Set<String> incidents = Source.INCIDENT.lastSequences(stack).keySet();
        for (Consumer consumer : Consumer.of(Source.INCIDENT)) {
            Set<String> reported = stack
                    .databases()
                    .rows(consumer.database(), "SELECT aggregate_id FROM parked_event WHERE reason = 'CONFLICT'")
                    .stream()
                    .map(row -> String.valueOf(row.get(0)))
                    .collect(Collectors.toSet());
            incidents.stream()
                    .filter(id -> !reported.contains(id))
                    .forEach(id -> unreported.add(new Violation(
                            "F19",
                            consumer.database() + " " + consumer.consumer() + " " + id,
                            "took no notice of an event with the number of another")));
        }
        return unreported;
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
