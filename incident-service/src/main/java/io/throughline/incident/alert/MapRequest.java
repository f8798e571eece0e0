package io.throughline.incident.alert;

import io.throughline.kit.Slug;
import io.throughline.kit.json.OptionalBody;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How something that was kept raw is to be mapped.
 *
 * @param service slug that its alerts, or the release that it tells of, count for, whatever they name; null to read them as they
 *     are
 */
@OptionalBody
@Schema(name = "MapRequest")
record MapRequest(
        @Nullable @Pattern(regexp = Slug.PATTERN, message = Slug.MESSAGE)
        String service) {}
