package io.throughline.incident.alert.sender;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.throughline.kit.error.FieldError;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What PagerDuty answers its clients.
 *
 * @param status {@code success} or {@code invalid event}
 * @param dedupKey the alert's, for its later events; absent if the event was refused
 * @param errors everything that is wrong with the event; absent if it was taken
 */
@Schema(name = "PagerDutyAnswer")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PagerDutyAnswer(
        String status,
        String message,
        @JsonProperty("dedup_key") @Nullable String dedupKey,
        @Nullable List<String> errors) {
    static PagerDutyAnswer processed(String dedupKey) {
        return new PagerDutyAnswer("success", "Event processed", dedupKey, null);
    }

    static PagerDutyAnswer invalid(List<FieldError> errors) {
        return new PagerDutyAnswer(
                "invalid event",
                "Event object is invalid",
                null,
                errors.stream().map(PagerDutyAnswer::inWords).toList());
    }

    private static String inWords(FieldError error) {
        String field = error.pointer().replaceFirst("^/", "").replace('/', '.');
        return field.isEmpty() ? error.reason() : "'" + field + "' " + error.reason();
    }
}
