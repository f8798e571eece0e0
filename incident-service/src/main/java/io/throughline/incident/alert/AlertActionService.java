package io.throughline.incident.alert;

import io.agroal.api.AgroalDataSource;
import io.throughline.incident.alert.rule.AlertName;
import io.throughline.incident.alert.rule.AlertRuleService;
import io.throughline.incident.alert.rule.AlertRuleView;
import io.throughline.incident.alert.rule.VerdictRequest;
import io.throughline.kit.error.AccessDeniedException;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.security.Caller;
import io.throughline.kit.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What people do with one alert. */
@ApplicationScoped
class AlertActionService {
    private static final Logger LOG = Logger.getLogger(AlertActionService.class);

    private static final String ACKNOWLEDGE = """
            UPDATE alert SET acknowledged_by = ?, acknowledged_at = ? WHERE id = ? AND acknowledged_at IS NULL""";

    private static final List<String> WORKING = List.of(Roles.RESPONDER, Roles.INCIDENT_LEAD, Roles.SERVICE_OWNER);

    private final AgroalDataSource database;
    private final AlertQueries alerts;
    private final AlertRuleService rules;
    private final Caller caller;
    private final Clock clock;

    AlertActionService(
            AgroalDataSource database, AlertQueries alerts, AlertRuleService rules, Caller caller, Clock clock) {
        this.database = database;
        this.alerts = alerts;
        this.rules = rules;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * One alert, as the caller may see it.
     *
     * @throws UnknownResourceException if there is none of that id (problem {@code not-found}, 404)
     */
    AlertView get(String id) throws SQLException {
        try {
            return alerts.one(UUID.fromString(id), caller.email())
                    .orElseThrow(() -> new UnknownResourceException("alert", id));
        } catch (IllegalArgumentException e) {
            throw new UnknownResourceException("alert", id);
        }
    }

    /**
     * Marks an alert as seen, and nothing else; who did so first stays.
     *
     * @throws AccessDeniedException if the caller is none of those who work on incidents (problem {@code forbidden}, 403)
     * @throws UnknownResourceException if there is none of that id (problem {@code not-found}, 404)
     */
    @Transactional(rollbackOn = SQLException.class)
    AlertView acknowledge(String id) throws SQLException {
        if (WORKING.stream().noneMatch(caller::hasRole)) {
            throw new AccessDeniedException(
                    "Acknowledging an alert needs the role responder, incident-lead or service-owner.");
        }
        UUID alert = get(id).id();
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(ACKNOWLEDGE)) {
            update.setString(1, caller.email());
            update.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            update.setObject(3, alert);
            if (update.executeUpdate() > 0) {
                LOG.infof("alert acknowledged id=%s by=%s", alert, caller.email());
            }
        }
        return get(id);
    }

    /**
     * Decides on the alerts of the same service and name; refused as {@link AlertRuleService#judge} is.
     *
     * @throws UnknownResourceException if there is no such alert, or its service is not in the catalogue (problem {@code not-found}, 404)
     */
    @Transactional(rollbackOn = SQLException.class)
    AlertRuleView judge(String id, VerdictRequest request, VersionTag seen) throws SQLException {
        AlertView alert = get(id);
        return rules.judge(new AlertName(alert.service(), alert.name()), request, seen);
    }
}
