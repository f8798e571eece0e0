package io.throughline.action.projection;

import java.util.List;
import java.util.Optional;

/**
 * What is known of an incident here.
 *
 * @param reference {@code INC-12}
 * @param severity {@code SEV1} to {@code SEV4}
 * @param services slugs of all that it concerns, the primary one first; empty if they were not told yet
 * @param lead e-mail; empty if nobody leads it
 */
public record IncidentRecord(String reference, String severity, List<String> services, Optional<String> lead) {

    /** The primary service; empty if it was not told yet. */
    public Optional<String> service() {
        return services.stream().findFirst();
    }
}
