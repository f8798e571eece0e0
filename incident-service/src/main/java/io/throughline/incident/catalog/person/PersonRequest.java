package io.throughline.incident.catalog.person;

import io.throughline.kit.json.ZoneName;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a person; what a GET answers can be sent back as it is.
 *
 * @param email must be the one in the path, if it is there
 * @param version is not looked at: {@code If-Match} says which version was seen
 * @param active null means true
 * @param groups null means none
 */
@Schema(name = "PersonRequest")
record PersonRequest(
        @Nullable String email,
        @Nullable Integer version,
        @NotNull @NotBlank @Size(max = 200) String name,
        @NotNull @ZoneName String timeZone,
        @Nullable Boolean active,
        @Nullable @Size(max = 50) List<@NotNull @NotBlank @Size(max = 64) String> groups) {

    boolean isActive() {
        return active == null || active;
    }

    List<String> groupNames() {
        return groups == null ? List.of() : groups.stream().distinct().toList();
    }
}
