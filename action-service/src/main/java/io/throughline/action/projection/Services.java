package io.throughline.action.projection;

import io.agroal.api.AgroalDataSource;
import io.throughline.events.ServiceChanged;
import io.throughline.events.TeamCalendar;
import io.throughline.kit.EventJson;
import io.throughline.kit.calendar.BusinessCalendar;
import io.throughline.kit.calendar.PublicHolidays;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The services that incident-service has announced. */
@Singleton
public class Services {
    private static final String PUT = """
            INSERT INTO service (slug, name, team, time_zone, accountable_owner, deputies, calendar, decision_rights)
            VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
            ON CONFLICT (slug) DO UPDATE SET
                name = excluded.name, team = excluded.team, time_zone = excluded.time_zone,
                accountable_owner = excluded.accountable_owner, deputies = excluded.deputies,
                calendar = excluded.calendar, decision_rights = excluded.decision_rights""";

    private static final String FIND = """
            SELECT accountable_owner, deputies, decision_rights ->> 'VERIFY_FIX', calendar, time_zone FROM service WHERE slug = ?""";

    private final AgroalDataSource database;

    Services(AgroalDataSource database) {
        this.database = database;
    }

    /** Takes the record as it is now; the inbox has seen to it that none is older than the one before. */
    public void put(ServiceChanged service) {
        try (Connection connection = database.getConnection();
                PreparedStatement put = connection.prepareStatement(PUT)) {
            put.setString(1, service.slug());
            put.setString(2, service.name());
            put.setString(3, service.team());
            put.setString(4, service.timeZone());
            put.setString(5, service.accountableOwner());
            put.setArray(6, connection.createArrayOf("text", service.deputies().toArray()));
            put.setString(7, service.calendar() == null ? null : EventJson.write(service.calendar()));
            put.setString(8, EventJson.write(Objects.requireNonNullElse(service.decisionRights(), Map.of())));
            put.executeUpdate();
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /** The service of that slug; one that nobody has announced, or none at all, is one without an owner. */
    public ServiceRecord find(@Nullable String slug) {
        if (slug == null) {
            return ServiceRecord.unknown();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, slug);
            try (ResultSet row = find.executeQuery()) {
                return row.next() ? record(row) : ServiceRecord.unknown();
            }
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    private static ServiceRecord record(ResultSet row) throws SQLException {
        List<String> deputies = Arrays.asList((String[]) row.getArray(2).getArray());
        return new ServiceRecord(
                Optional.ofNullable(row.getString(1)),
                deputies,
                Optional.ofNullable(row.getString(3)),
                calendar(row.getString(4), row.getString(5)));
    }

    /** The team's, else weekdays in the service's zone, as incident-service counts them for the review. */
    private static Optional<BusinessCalendar> calendar(@Nullable String teamCalendar, String serviceZone) {
        return Optional.ofNullable(teamCalendar)
                .map(json -> EventJson.read(json, TeamCalendar.class))
                .flatMap(Services::calendarOfTeam)
                .or(() -> zone(serviceZone).map(BusinessCalendar::ofWeekends));
    }

    /** A country whose holidays nobody knows here is as good as none. */
    private static Optional<BusinessCalendar> calendarOfTeam(TeamCalendar team) {
        String country = team.country();
        return zone(team.timeZone())
                .map(zone -> new BusinessCalendar(
                        zone,
                        country != null && PublicHolidays.areKnownOf(country) ? country : null,
                        Objects.requireNonNullElse(team.holidays(), List.<LocalDate>of()).stream()
                                .filter(Objects::nonNull) // nothing in JSON keeps a sender from writing null
                                .collect(Collectors.toSet())));
    }

    /** Empty for one that this JDK does not know (yet). */
    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
