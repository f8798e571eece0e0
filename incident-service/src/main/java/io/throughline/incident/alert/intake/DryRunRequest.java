package io.throughline.incident.alert.intake;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A request that a sender could post.
 *
 * @param source id of the alert source that would post it; null for one that may post alerts of any service
 * @param format null for {@code alertmanager}
 * @param payload its body
 */
@Schema(name = "DryRunRequest")
public record DryRunRequest(
        @Nullable UUID source,
        @Nullable @Size(max = 64) String format,
        @NotNull @Schema(type = SchemaType.OBJECT) JsonNode payload) {

    String formatOrDefault() {
        return format == null ? "alertmanager" : format;
    }
}
