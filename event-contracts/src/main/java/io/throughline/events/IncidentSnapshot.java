package io.throughline.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The incident as it is after the event that carries this.
 *
 * @param reference what people call it: {@code INC-12}
 * @param service slug of the primary service
 * @param services slugs, the primary one first
 * @param owner accountable owner of the primary service; null if it has none
 * @param severity {@code SEV1} to {@code SEV4}
 * @param lead null while nobody leads it
 * @param restricted {@code private} on the wire: only {@code members} may know of it
 * @param members e-mails that may see a private incident; empty for a public one
 */
public record IncidentSnapshot(
        String reference,
        String title,
        String service,
        List<String> services,
        @Nullable String owner,
        String severity,
        String status,
        @Nullable String lead,
        @JsonProperty("private") boolean restricted,
        List<String> members) {}
