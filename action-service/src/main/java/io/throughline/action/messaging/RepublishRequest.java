package io.throughline.action.messaging;

import io.throughline.kit.json.OptionalBody;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is told again.
 *
 * @param ref of an action, or its UUID; null: all of them
 */
@OptionalBody
@Schema(name = "RepublishRequest")
record RepublishRequest(@Nullable @Size(min = 1, max = 320) String ref) {}
