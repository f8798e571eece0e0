package io.throughline.kit.inbox;

import io.throughline.kit.json.OptionalBody;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which parked events are replayed: those that fit all of this, every one if nothing is said.
 *
 * @param consumer name of a channel; null: any
 * @param topic null: any
 */
@OptionalBody
@Schema(name = "ReplayRequest")
record ReplayRequest(
        @Nullable @Size(min = 1, max = 200) String consumer,
        @Nullable @Size(min = 1, max = 200) String topic) {}
