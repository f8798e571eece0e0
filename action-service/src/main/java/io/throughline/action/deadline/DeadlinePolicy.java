package io.throughline.action.deadline;

import io.throughline.action.projection.ServiceRecord;
import io.throughline.kit.calendar.BusinessCalendar;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Where due dates are meant, and which one an action has if nobody says so. */
@Singleton
public class DeadlinePolicy {
    private final DeadlineConfig config;
    private final Clock clock;

    DeadlinePolicy(DeadlineConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** The days of work of the service's team, else weekdays in the service's zone, else in the default one. */
    public BusinessCalendar calendarOf(ServiceRecord service) {
        return service.calendar().orElseGet(() -> BusinessCalendar.ofWeekends(config.defaultTimeZone()));
    }

    /** The zone of that name; the default one if this JDK does not know it (yet). */
    public ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return config.defaultTimeZone();
        }
    }

    /**
     * The last day if nobody names one.
     *
     * @param severity of the incident, {@code SEV1} to {@code SEV4}; null if there is none
     */
    public LocalDate defaultDueOn(@Nullable String severity, ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone).plusDays(days(severity));
    }

    private int days(@Nullable String severity) {
        return switch (severity == null ? "" : severity) {
            case "SEV1" -> config.sev1Days();
            case "SEV2" -> config.sev2Days();
            case "SEV3" -> config.sev3Days();
            default -> config.sev4Days();
        };
    }
}
