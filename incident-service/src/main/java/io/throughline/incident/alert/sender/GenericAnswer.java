package io.throughline.incident.alert.sender;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of one alert.
 *
 * @param alertId null if it could not be mapped and is kept raw, or told of nothing that is known
 * @param incident reference; null if it has none, or a private one
 * @param deduplicated whether the alert was known already
 * @param why in words: why it belongs to its incident, or why there is none
 */
@Schema(name = "GenericAnswer")
record GenericAnswer(@Nullable UUID alertId, @Nullable String incident, boolean deduplicated, String why) {}
