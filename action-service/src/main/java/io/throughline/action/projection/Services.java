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
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
            SELECT accountable_owner, deputies, decision_rights ->> 'VERIFY_FIX', calendar FROM service WHERE slug = ?""";

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
                Optional.ofNullable(row.getString(4)).flatMap(Services::calendar));
    }

    /** A zone that this JDK does not know yet is as good as none, and so is a country whose holidays nobody knows here. */
    private static Optional<BusinessCalendar> calendar(String json) {
        TeamCalendar calendar = EventJson.read(json, TeamCalendar.class);
        String country = calendar.country();
        try {
            return Optional.of(new BusinessCalendar(
                    ZoneId.of(calendar.timeZone()),
                    country != null && PublicHolidays.areKnownOf(country) ? country : null,
                    new HashSet<>(Objects.requireNonNullElse(calendar.holidays(), List.of()))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
