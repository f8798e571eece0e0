package io.throughline.incident.alert;

import io.throughline.incident.alert.IncidentOpening.Link;
import io.throughline.incident.alert.format.Signal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An occurrence about to be stored.
 *
 * @param service slug that it counts for
 * @param link its incident; null if it has none
 */
record AlertRow(
        UUID id,
        Signal signal,
        String service,
        Verdict verdict,
        @Nullable Link link) {}
