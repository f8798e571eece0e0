package io.throughline.incident.messaging;

import io.throughline.kit.json.OptionalBody;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is told again.
 *
 * @param kind {@code services}, {@code people} or {@code incidents}; null: all three
 * @param ref of that kind, what people call it; null: all of them
 */
@OptionalBody
@Schema(name = "RepublishRequest")
record RepublishRequest(
        @Nullable @Pattern(regexp = "services|people|incidents", message = "must be one of services, people, incidents")
        String kind,

        @Nullable @Size(min = 1, max = 320) String ref) {}
