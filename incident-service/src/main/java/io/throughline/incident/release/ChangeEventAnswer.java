package io.throughline.incident.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What PagerDuty would answer.
 *
 * @param status {@code success}, or {@code invalid event}
 * @param errors everything that is wrong with an event that is not valid
 */
@Schema(name = "ChangeEventAnswer")
record ChangeEventAnswer(
        String status,
        String message,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> errors) {
    static final ChangeEventAnswer TAKEN = new ChangeEventAnswer("success", "Change event processed", List.of());

    static ChangeEventAnswer refused(List<String> errors) {
        return new ChangeEventAnswer("invalid event", "Change event object is invalid", errors);
    }
}
