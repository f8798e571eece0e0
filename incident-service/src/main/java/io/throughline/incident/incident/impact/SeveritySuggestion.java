package io.throughline.incident.incident.impact;

import io.throughline.incident.catalog.record.Severity;
import java.math.BigDecimal;
import java.util.Optional;

/** Which severity the tier of the service and the impact suggest; people decide. */
public final class SeveritySuggestion {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private SeveritySuggestion() {}

    /**
     * The severity of the service's tier; one worse if half of the customers are hurt or an agreed service level is
     * missed, one better if nobody is hurt.
     *
     * @param tier 1 to 4
     * @return empty while no impact is recorded
     */
    public static Optional<Severity> of(int tier, Impact impact) {
        return impact.last().map(interval -> {
            int step = 0;
            if (Boolean.TRUE.equals(interval.slaBreached())
                    || (interval.customersShare() != null
                            && interval.customersShare().compareTo(HALF) >= 0)) {
                step = -1;
            } else if (Integer.valueOf(0).equals(interval.customersAffected())) {
                step = 1;
            }
            Severity[] all = Severity.values();
            return all[Math.max(0, Math.min(all.length - 1, tier - 1 + step))];
        });
    }
}
