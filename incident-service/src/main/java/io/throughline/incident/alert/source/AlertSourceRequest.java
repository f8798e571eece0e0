package io.throughline.incident.alert.source;

import io.throughline.kit.Slug;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A new alert source.
 *
 * @param services slugs whose alerts it may post; null or empty: any
 */
@Schema(name = "AlertSourceRequest")
record AlertSourceRequest(
        @NotNull @NotBlank @Size(max = 100) String name,

        @Nullable @Size(max = 200)
        List<@NotNull @Pattern(regexp = Slug.PATTERN, message = Slug.MESSAGE) String> services) {}
