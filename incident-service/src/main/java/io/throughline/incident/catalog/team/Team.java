package io.throughline.incident.catalog.team;

import io.throughline.kit.calendar.BusinessCalendar;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** People who work together; its days of work set the due dates of its services' reviews. */
@Entity
class Team {
    @Id
    private String slug;

    private String name;

    @Column(name = "time_zone")
    private String timeZone;

    @Nullable
    private String country;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<TeamHoliday> holidays;

    private long version;

    @Column(name = "changed_at")
    private Instant changedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Team() {}

    @SuppressWarnings("NullAway.Init") // record sets the rest
    Team(String slug, TeamRequest as, Instant now) {
        this.slug = slug;
        record(as, now);
    }

    /** Takes over what is said of the team; one version each time. */
    final void record(TeamRequest as, Instant now) {
        name = as.name();
        timeZone = as.timeZone();
        country = as.country();
        holidays = Objects.requireNonNullElse(as.holidays(), List.<TeamHoliday>of()).stream()
                .sorted(Comparator.comparing(TeamHoliday::date))
                .toList();
        changedAt = now;
        version++;
    }

    /** Kebab-case. */
    String slug() {
        return slug;
    }

    String name() {
        return name;
    }

    /** IANA name. */
    String timeZone() {
        return timeZone;
    }

    /** ISO 3166-1 code; null if no country's public holidays count. */
    @Nullable
    String country() {
        return country;
    }

    /** By date. */
    List<TeamHoliday> holidays() {
        return List.copyOf(holidays);
    }

    /** From 1; one more with each change. */
    long version() {
        return version;
    }

    /** When the record changed last. */
    Instant changedAt() {
        return changedAt;
    }

    /** Its days of work. */
    BusinessCalendar calendar() {
        return new BusinessCalendar(
                ZoneId.of(timeZone),
                country,
                holidays.stream().map(TeamHoliday::date).collect(Collectors.toSet()));
    }
}
