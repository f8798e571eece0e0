package io.throughline.incident.incident;

import io.throughline.incident.access.IncidentPermission;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.error.UnmetConditionException;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.security.Emails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who does what in an incident, and who may know of it. */
@ApplicationScoped
class IncidentPeopleService {
    private final IncidentCommands commands;
    private final NamedPeople people;
    private final IncidentViews views;

    IncidentPeopleService(IncidentCommands commands, NamedPeople people, IncidentViews views) {
        this.commands = commands;
        this.people = people;
        this.views = views;
    }

    /** Gives a role, or hands it over; who has it already keeps it. A first lead also acknowledges the incident. */
    @Transactional(rollbackOn = SQLException.class)
    IncidentView assign(String ref, IncidentRole role, VersionTag seen, RoleRequest request) throws SQLException {
        IncidentCommand command = commands.begin(ref, seen, IncidentPermission.RUN, null, request.reason());
        Incident incident = command.incident();
        String person = people.active("/person", request.person());
        if (role == IncidentRole.LEAD && incident.status() == IncidentStatus.DECLARED) {
            command.announce(incident.acknowledge(person, command.said()));
            command.announce(new IncidentFact.RoleAssigned(role, person, null));
        } else if (!incident.roles().has(role, person)) {
            command.announce(incident.assign(role, person, command.said()));
        }
        return views.of(incident);
    }

    /**
     * Takes a role away.
     *
     * @param person which of the responders; null for the other roles
     * @throws UnmetConditionException for the lead of an incident that goes on (problem {@code condition-unmet}, 409)
     * @throws UnknownResourceException if nobody has it (problem {@code not-found}, 404)
     */
    @Transactional(rollbackOn = SQLException.class)
    IncidentView remove(String ref, IncidentRole role, VersionTag seen, @Nullable String person) throws SQLException {
        IncidentCommand command = commands.begin(ref, seen, IncidentPermission.RUN, null, null);
        command.announce(command.incident().remove(role, person, command.said()));
        return views.of(command.incident());
    }

    /** Says whether only its members may know of it. */
    @Transactional(rollbackOn = SQLException.class)
    IncidentView restrict(String ref, VersionTag seen, PrivateRequest request) throws SQLException {
        IncidentCommand command = commands.begin(ref, seen, IncidentPermission.RUN, null, request.reason());
        Incident incident = command.incident();
        if (incident.isRestricted() != request.restricted()) {
            command.announce(incident.changeAccess(request.restricted(), incident.members()));
        }
        return views.of(incident);
    }

    /** Says who may know of it beside those whose part in it says so. */
    @Transactional(rollbackOn = SQLException.class)
    IncidentView setMembers(String ref, VersionTag seen, MembersRequest request) throws SQLException {
        IncidentCommand command = commands.begin(ref, seen, IncidentPermission.RUN, null, request.reason());
        Incident incident = command.incident();
        List<String> members = request.members().stream()
                .map(Emails::normalized)
                .distinct()
                .sorted()
                .toList();
        if (!members.equals(incident.members())) {
            command.announce(incident.changeAccess(incident.isRestricted(), members));
        }
        return views.of(incident);
    }
}
