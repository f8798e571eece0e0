package io.throughline.incident.incident;

import io.throughline.incident.access.IncidentPermission;
import io.throughline.incident.incident.impact.ImpactCorrectionRequest;
import io.throughline.incident.incident.impact.ImpactRequest;
import io.throughline.incident.incident.times.IncidentTime;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.http.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

/** What those who run an incident find out and say about it; none of it moves it, but for who leads it. */
@ApplicationScoped
class IncidentRunService {
    private final IncidentCommands commands;
    private final IncidentReviews reviews;
    private final IncidentViews views;

    IncidentRunService(IncidentCommands commands, IncidentReviews reviews, IncidentViews views) {
        this.commands = commands;
        this.reviews = reviews;
        this.views = views;
    }

    /** Says how bad it is; one that is just resolved may owe a review from now. */
    @Transactional(rollbackOn = SQLException.class)
    IncidentView changeSeverity(String ref, VersionTag seen, SeverityRequest request) throws SQLException {
        IncidentCommand command = commands.begin(ref, seen, IncidentPermission.RUN, null, request.reason());
        Incident incident = command.incident();
        if (request.severity() != incident.severity()) {
            command.announce(incident.changeSeverity(request.severity()));
            Instant resolvedAt = incident.time(IncidentTime.RESOLVED);
            if (resolvedAt != null && incident.status() == IncidentStatus.RESOLVED) {
                reviews.due(incident, command.ownership(), resolvedAt).ifPresent(command::announceBySystem);
            }
        }
        return views.of(incident);
    }

    /** Sets times right. */
    @Transactional(rollbackOn = SQLException.class)
    IncidentView correctTimes(String ref, VersionTag seen, TimesRequest request) throws SQLException {
        Map<IncidentTime, Instant> times = request.times();
        IncidentCommand command = commands.begin(ref, seen, IncidentPermission.RUN, null, request.reason());
        command.announce(command.incident().correctTimes(times, command.said()));
        return views.of(command.incident());
    }

    /** Sets the open interval of impact, or starts a new one. */
    @Transactional(rollbackOn = SQLException.class)
    IncidentView recordImpact(String ref, VersionTag seen, ImpactRequest request) throws SQLException {
        IncidentCommand command = commands.begin(ref, seen, IncidentPermission.RUN, null, request.reason());
        command.announce(command.incident().recordImpact(request, command.said()));
        return views.of(command.incident());
    }

    /** Sets an interval of impact right. */
    @Transactional(rollbackOn = SQLException.class)
    IncidentView correctImpact(String ref, int interval, VersionTag seen, ImpactCorrectionRequest request)
            throws SQLException {
        IncidentCommand command = commands.begin(ref, seen, IncidentPermission.RUN, null, request.reason());
        command.announce(command.incident().correctImpact(interval, request.asRequest(), command.said()));
        return views.of(command.incident());
    }

    /**
     * Tells stakeholders how it stands.
     *
     * @throws InvalidFieldsException if the next update is promised for a time that is over (problem {@code invalid-request}, 400)
     */
    @Transactional(rollbackOn = SQLException.class)
    IncidentView updateStatus(String ref, VersionTag seen, StatusUpdateRequest request) throws SQLException {
        IncidentCommand command = commands.begin(ref, seen, IncidentPermission.RUN, request.at(), request.text());
        Instant next = request.nextUpdateDueAt();
        Instant now = command.said().now();
        if (next != null && next.isBefore(now)) {
            throw new InvalidFieldsException("/nextUpdateDueAt", next + " is over: it is " + now + " now");
        }
        command.announce(new IncidentFact.StatusUpdated(request.audience(), next));
        return views.of(command.incident());
    }
}
