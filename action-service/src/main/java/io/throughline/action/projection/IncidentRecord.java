package io.throughline.action.projection;

import java.util.Optional;

/**
 * What is known of an incident here.
 *
 * @param reference {@code INC-12}
 * @param severity {@code SEV1} to {@code SEV4}
 * @param service slug of the primary one; empty if it was not told yet
 * @param lead e-mail; empty if nobody leads it
 */
public record IncidentRecord(String reference, String severity, Optional<String> service, Optional<String> lead) {}
