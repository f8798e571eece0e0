package io.throughline.incident.alert.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An alert source as the API shows it.
 *
 * @param key only in the answer that made it, never again
 * @param mapping for the generic format: JSON pointers by field; empty for our own message
 * @param signed whether Grafana's messages must be signed; the secret itself is never shown
 * @param previousKeyUntil until when the key before the last rotation works; null if there is none
 */
@Schema(name = "AlertSource")
record AlertSourceView(
        UUID id,
        String name,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key,
        List<String> services,
        Map<String, String> mapping,
        boolean signed,
        String createdBy,
        Instant createdAt,
        @Nullable Instant rotatedAt,
        @Nullable Instant previousKeyUntil) {

    static AlertSourceView of(AlertSource source) {
        return withKey(source, null);
    }

    static AlertSourceView withKey(AlertSource source, @Nullable String key) {
        return new AlertSourceView(
                source.id(),
                source.name(),
                key,
                source.services(),
                source.mapping(),
                source.signs(),
                source.createdBy(),
                source.createdAt(),
                source.rotatedAt(),
                source.previousKeyUntil());
    }
}
