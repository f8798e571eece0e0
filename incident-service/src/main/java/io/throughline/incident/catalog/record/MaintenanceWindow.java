package io.throughline.incident.catalog.record;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the service's alerts are recorded and open no incident.
 *
 * @param from its first moment
 * @param to the first moment after it, later than {@code from}
 * @param reason for those who wonder why nobody was told
 */
@EndsAfterItBegins
public record MaintenanceWindow(
        @NotNull Instant from,
        @NotNull Instant to,
        @Nullable @Size(max = 500) String reason) {}
