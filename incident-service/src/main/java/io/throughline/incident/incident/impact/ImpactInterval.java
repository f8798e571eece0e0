package io.throughline.incident.incident.impact;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an incident did to customers, from one moment to another; kept as JSON in the incident's row.
 *
 * @param number within the incident, from 1
 * @param customersAffected how many; null while unknown
 * @param customersShare of all customers, 0 to 1; null while unknown
 * @param startedAt null while unknown
 * @param endedAt null while it lasts
 * @param businessEffectPerMinute what a minute of it costs; null while unknown
 * @param slaBreached null while unknown
 * @param supportTickets how many customers wrote or called; null while unknown
 */
public record ImpactInterval(
        int number,
        String statement,
        @Nullable Integer customersAffected,
        @Nullable BigDecimal customersShare,
        List<String> journeys,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Money businessEffectPerMinute,
        @Nullable Boolean slaBreached,
        @Nullable Integer supportTickets) {

    boolean isOpen() {
        return endedAt == null;
    }

    ImpactInterval endingAt(Instant at) {
        return new ImpactInterval(
                number,
                statement,
                customersAffected,
                customersShare,
                journeys,
                startedAt,
                at,
                businessEffectPerMinute,
                slaBreached,
                supportTickets);
    }
}
