package io.throughline.incident.incident;

import io.throughline.incident.access.IncidentPermission;
import io.throughline.incident.prevention.PreventionActions;
import io.throughline.kit.Ids;
import io.throughline.kit.error.ActionsOpenException;
import io.throughline.kit.error.AlreadyExistsException;
import io.throughline.kit.error.IllegalMoveException;
import io.throughline.kit.error.UnmetConditionException;
import io.throughline.kit.http.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moves incidents through their lifecycle for people. Every move is refused with {@link IllegalMoveException} (problem
 * {@code illegal-move}, 409) where it is not legal; what {@link IncidentCommands#begin} refuses comes before.
 */
@ApplicationScoped
class IncidentService {
    private final IncidentRepository incidents;
    private final IncidentCommands commands;
    private final IncidentAccess access;
    private final IncidentReviews reviews;
    private final PreventionActions actions;
    private final NamedPeople people;
    private final IncidentViews views;

    IncidentService(
            IncidentRepository incidents,
            IncidentCommands commands,
            IncidentAccess access,
            IncidentReviews reviews,
            PreventionActions actions,
            NamedPeople people,
            IncidentViews views) {
        this.incidents = incidents;
        this.commands = commands;
        this.access = access;
        this.reviews = reviews;
        this.actions = actions;
        this.people = people;
        this.views = views;
    }

    /** Declares an incident; one with a lead is being investigated at once. */
    @Transactional(rollbackOn = SQLException.class)
    IncidentView declare(DeclareRequest request) throws SQLException {
        access.require(IncidentPermission.DECLARE);
        Said said = commands.said(null, request.note());
        Incident incident =
                new Incident(Ids.next(), request.declaration(), said, people.inactive("/lead", request.lead()));
        incidents.persistAndFlush(incident);
        IncidentCommand command = commands.on(incident, said);
        command.announce(new IncidentFact.Declared(incident.severity()));
        if (request.lead() != null) {
            command.announce(incident.acknowledge(people.active("/lead", request.lead()), said));
        }
        return views.of(incident);
    }

    /** Takes it on; who does leads it, unless they name somebody else. */
    @Transactional(rollbackOn = SQLException.class)
    IncidentView acknowledge(String ref, VersionTag seen, AcknowledgeRequest request) throws SQLException {
        IncidentCommand command = commands.begin(
                ref,
                seen,
                IncidentPermission.ACKNOWLEDGE,
                request.at(),
                request.note(),
                people.inactive("/lead", request.lead()));
        String lead = people.active("/lead", orCaller(request.lead(), command));
        command.announce(command.incident().acknowledge(lead, command.said()));
        return views.of(command.incident());
    }

    /** Says that customer impact has stopped. */
    @Transactional(rollbackOn = SQLException.class)
    IncidentView mitigate(String ref, VersionTag seen, MoveRequest request) throws SQLException {
        IncidentCommand command = commands.begin(ref, seen, IncidentPermission.RUN, request.at(), request.note());
        command.announce(command.incident().mitigate(command.said()));
        return views.of(command.incident());
    }

    /**
     * Says that the service is healthy; its review may be due from now.
     *
     * @throws UnmetConditionException if its impact must be known first (problem {@code condition-unmet}, 409)
     */
    @Transactional(rollbackOn = SQLException.class)
    IncidentView resolve(String ref, VersionTag seen, ResolveRequest request) throws SQLException {
        IncidentCommand command = commands.begin(
                ref,
                seen,
                IncidentPermission.RUN,
                request.at(),
                request.note(),
                people.inactive("/fixVerifiedBy", request.fixVerifiedBy()));
        String verifier =
                request.fixVerifiedBy() == null ? null : people.active("/fixVerifiedBy", request.fixVerifiedBy());
        Incident incident = command.incident();
        command.announce(incident.resolve(verifier, command.said()));
        reviews.due(incident, command.ownership(), command.said().at()).ifPresent(command::announceBySystem);
        return views.of(incident);
    }

    /**
     * Says that it is not over.
     *
     * @throws AlreadyExistsException if another one of the same group is open (problem {@code already-exists}, 409)
     */
    @Transactional(rollbackOn = SQLException.class)
    IncidentView reopen(String ref, VersionTag seen, ReopenRequest request) throws SQLException {
        incidents.lockGroupOf(ref);
        IncidentCommand command = commands.begin(
                ref,
                seen,
                IncidentPermission.RUN,
                request.at(),
                reasonAndNote(request.reason(), request.note()),
                people.inactive("/lead", request.lead()));
        Incident incident = command.incident();
        String lead = request.lead() == null && incident.lead() != null
                ? incident.lead()
                : people.active("/lead", orCaller(request.lead(), command));
        IncidentFact reopened = incident.reopen(lead, command.said());
        requireOnlyOneOpen(incident);
        reviews.reopened(incident);
        command.announce(reopened);
        return views.of(incident);
    }

    /**
     * Ends it.
     *
     * @throws UnmetConditionException if a review is asked for that is not published (problem {@code condition-unmet}, 409)
     * @throws ActionsOpenException if actions are unfinished (problem {@code actions-open}, 409)
     */
    @Transactional(rollbackOn = SQLException.class)
    IncidentView close(String ref, VersionTag seen, MoveRequest request) throws SQLException {
        IncidentCommand command = commands.begin(ref, seen, IncidentPermission.RUN, request.at(), request.note());
        Incident incident = command.incident();
        IncidentFact closed = incident.close(command.said());
        reviews.requireSettled(incident, command.ownership());
        List<String> unfinished = actions.unfinishedOf(incident.id());
        if (!unfinished.isEmpty()) {
            throw new ActionsOpenException("Neither verified nor dropped: " + String.join(", ", unfinished) + ".");
        }
        command.announce(closed);
        return views.of(incident);
    }

    /** Says that it was a false alarm. */
    @Transactional(rollbackOn = SQLException.class)
    IncidentView cancel(String ref, VersionTag seen, CancelRequest request) throws SQLException {
        IncidentCommand command = commands.begin(
                ref, seen, IncidentPermission.RUN, request.at(), reasonAndNote(request.reason(), request.note()));
        command.announce(command.incident().cancel());
        return views.of(command.incident());
    }

    /** Says that it was no false alarm after all; one of its group that is open by now is a conflict, as for reopening. */
    @Transactional(rollbackOn = SQLException.class)
    IncidentView reinstate(String ref, VersionTag seen, MoveRequest request) throws SQLException {
        incidents.lockGroupOf(ref);
        IncidentCommand command = commands.begin(ref, seen, IncidentPermission.RUN, request.at(), request.note());
        IncidentFact reinstated = command.incident().reinstate(command.said());
        requireOnlyOneOpen(command.incident());
        command.announce(reinstated);
        return views.of(command.incident());
    }

    private void requireOnlyOneOpen(Incident incident) {
        incidents.openBeside(incident).ifPresent(other -> {
            String name = access.isVisible(other) ? other.reference() : "Another incident";
            throw new AlreadyExistsException(name + " is open for the same service and alerts: go on there, and merge "
                    + incident.reference() + " into it instead.");
        });
    }

    private static String orCaller(@Nullable String named, IncidentCommand command) {
        return Optional.ofNullable(named).orElse(command.said().by());
    }

    private static String reasonAndNote(String reason, @Nullable String note) {
        return note == null || note.isBlank() ? reason : reason + "\n\n" + note;
    }
}
