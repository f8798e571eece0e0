package io.throughline.incident.catalog;

import io.agroal.api.AgroalDataSource;
import io.throughline.kit.security.Emails;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who of those that records name can answer: whoever has an address that is no placeholder and is not known to have left.
 * An address that nobody has registered may well be somebody's.
 */
@Singleton
public class LivePeople {
    private static final String LEFT = "SELECT email FROM person WHERE email = ANY (?) AND NOT active";

    private final AgroalDataSource database;
    private final Set<String> placeholders;

    LivePeople(AgroalDataSource database, CatalogConfig config) {
        this.database = database;
        placeholders = config.placeholders().orElse(List.of()).stream()
                .map(Emails::normalized)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether that is somebody who can answer; null is nobody. */
    public boolean includes(@Nullable String named) {
        return named != null && !among(List.of(named)).isEmpty();
    }

    /**
     * Those of these who can answer, in their order; one query for all.
     *
     * @param named as records name them: normalized addresses, and placeholders
     */
    public Set<String> among(Collection<String> named) {
        Set<String> live = named.stream().filter(this::isSomebody).collect(Collectors.toCollection(LinkedHashSet::new));
        if (live.isEmpty()) {
            return live;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement left = connection.prepareStatement(LEFT)) {
            left.setArray(1, connection.createArrayOf("text", live.toArray()));
            try (ResultSet rows = left.executeQuery()) {
                while (rows.next()) {
                    live.remove(rows.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new CatalogException(e);
        }
        return live;
    }

    /** Whether that names a person at all, be they active or not. */
    boolean isSomebody(String named) {
        return Emails.isAddress(named) && !placeholders.contains(named);
    }
}
