package io.throughline.incident.catalog;

import io.throughline.incident.catalog.record.MaintenanceWindow;
import io.throughline.incident.catalog.record.Ownership;
import org.jspecify.annotations.Nullable;

/**
 * What matters of a service while something happens to it.
 *
 * @param tier 1 to 4
 * @param window of maintenance that it is in; null if it is in none
 */
public record ServiceState(int tier, @Nullable MaintenanceWindow window) {
    /** Of a service that is not in the catalogue. */
    public static final ServiceState UNKNOWN = new ServiceState(Ownership.TIER_OF_THE_UNKNOWN, null);
}
