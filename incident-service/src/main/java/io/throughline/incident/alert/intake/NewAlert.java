package io.throughline.incident.alert.intake;

import io.throughline.incident.alert.format.Signal;
import java.time.Instant;
import java.util.UUID;

/**
 * An occurrence that nobody has judged yet.
 *
 * @param service slug that it counts for
 */
record NewAlert(UUID id, UUID source, String service, Signal signal, Instant receivedAt) {}
