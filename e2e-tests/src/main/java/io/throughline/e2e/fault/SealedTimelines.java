package io.throughline.e2e.fault;

import io.throughline.e2e.LaunchedStack;
import io.throughline.e2e.StackDatabases;
import java.util.List;

/** I12: the seals of timelines hold, as anybody can ask; of the newest incidents, because each is a request. */
final class SealedTimelines implements Invariant {
    private static final String NEWEST = "SELECT 'INC-' || number FROM incident ORDER BY number DESC LIMIT 20";

    @Override
    public List<Violation> check(FaultStack stack) {
        return stack.databases().rows(StackDatabases.INCIDENT, NEWEST).stream()
                .map(row -> String.valueOf(row.get(0)))
                .filter(reference -> !verification(stack, reference).contains("\"valid\":true"))
                .map(reference -> new Violation("I12", reference, verification(stack, reference)))
                .toList();
    }

    private static String verification(FaultStack stack, String reference) {
        return stack.stack()
                .as(LaunchedStack.INCIDENT_SERVICE, Town.LOADER, "service-owner")
                .get("/api/v1/incidents/" + reference + "/timeline/verification")
                .asString();
    }
}
