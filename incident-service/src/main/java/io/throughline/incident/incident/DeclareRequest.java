package io.throughline.incident.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.throughline.incident.catalog.record.Severity;
import io.throughline.kit.Slug;
import io.throughline.kit.security.Emails;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says when they declare an incident.
 *
 * @param service slug of the primary service, registered or not
 * @param services slugs of others that it concerns
 * @param detectedBy who noticed; {@code STAFF} if it is absent
 * @param impactStartedAt null while unknown
 * @param detectedAt null means now
 * @param lead e-mail of who leads it; null if nobody does yet
 * @param restricted {@code private} in JSON
 */
@Schema(name = "DeclareRequest")
record DeclareRequest(
        @NotNull @NotBlank @Size(max = 300) String title,

        @NotNull @Pattern(regexp = Slug.PATTERN, message = Slug.MESSAGE)
        String service,

        @Nullable @Size(max = 20)
        List<@NotNull @Pattern(regexp = Slug.PATTERN, message = Slug.MESSAGE) String> services,

        @NotNull Severity severity,
        @Nullable DetectionMethod detectedBy,
        @Nullable Instant impactStartedAt,
        @Nullable Instant detectedAt,

        @Nullable
        @Size(max = Emails.MAX_LENGTH)
        @Pattern(regexp = Emails.PATTERN, message = "must be an e-mail address")
        String lead,

        @JsonProperty("private") @Nullable Boolean restricted,
        @Nullable @Size(max = 5000) String note) {

    Declaration declaration() {
        List<String> all = Stream.concat(Stream.of(service), services == null ? Stream.empty() : services.stream())
                .distinct()
                .toList();
        return new Declaration(
                title.strip(),
                all,
                null,
                severity,
                detectedBy == null ? DetectionMethod.STAFF : detectedBy,
                Boolean.TRUE.equals(restricted),
                detectedAt,
                impactStartedAt);
    }
}
