package io.throughline.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an incident did to customers, from one moment to another.
 *
 * @param number within the incident, from 1
 * @param statement in words
 * @param customersAffected how many; null while unknown
 * @param customersShare of all customers, 0 to 1; null while unknown
 * @param journeys business journeys that suffer
 * @param startedAt null while unknown
 * @param endedAt null while it lasts
 * @param businessEffectPerMinute what a minute of it costs; null while unknown
 * @param slaBreached whether an agreed service level is missed; null while unknown
 * @param supportTickets how many customers wrote or called; null while unknown
 */
public record ImpactInterval(
        int number,
        String statement,
        @Nullable Long customersAffected,
        @Nullable Double customersShare,
        List<String> journeys,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Money businessEffectPerMinute,
        @Nullable Boolean slaBreached,
        @Nullable Integer supportTickets) {}
