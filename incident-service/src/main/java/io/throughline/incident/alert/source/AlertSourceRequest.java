package io.throughline.incident.alert.source;

import io.throughline.kit.Slug;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A new alert source.
 *
 * @param services slugs whose alerts it may post; null or empty: any
 * @param mapping for the generic format: where its fields are in what is posted, as JSON pointers by field; null: as in ours
 * @param signingSecret that Grafana signs what it posts with; what is not signed is then refused; null: it does not sign
 */
@Schema(name = "AlertSourceRequest")
record AlertSourceRequest(
        @NotNull @NotBlank @Size(max = 100) String name,

        @Nullable @Size(max = 200)
        List<@NotNull @Pattern(regexp = Slug.PATTERN, message = Slug.MESSAGE) String> services,

        @Nullable Map<String, @NotNull String> mapping,
        @Nullable @Size(min = 16, max = 200) String signingSecret) {

    /** Where the fields of the generic format are; empty for our own message. */
    Map<String, String> pointers() {
        return mapping == null ? Map.of() : mapping;
    }
}
