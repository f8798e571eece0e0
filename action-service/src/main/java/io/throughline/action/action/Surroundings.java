package io.throughline.action.action;

import io.throughline.action.access.ActionStanding;
import io.throughline.action.access.Relation;
import io.throughline.action.projection.IncidentRecord;
import io.throughline.action.projection.ServiceRecord;
import io.throughline.kit.calendar.BusinessCalendar;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an action belongs, as it stands now.
 *
 * @param service one without an owner if it concerns none, or one that nobody has announced
 * @param incident empty if it comes from none that is known here
 * @param incidentServices those that the incident concerns
 * @param left people of these who have left: nothing is asked of them
 * @param calendar on which days its team works
 */
record Surroundings(
        ServiceRecord service,
        Optional<IncidentRecord> incident,
        List<ServiceRecord> incidentServices,
        Set<String> left,
        BusinessCalendar calendar) {

    /**
     * What somebody may do with an action that is about to be opened here. Who owns no service of the incident is not to
     * keep it from ending, whatever else they own.
     */
    ActionStanding standing(String email, Set<String> roles) {
        Set<Relation> relations = relations(email);
        if (incident.isPresent() && incidentServices.stream().noneMatch(concerned -> concerned.isOwnedBy(email))) {
            relations.remove(Relation.SERVICE_OWNER);
        }
        return new ActionStanding(roles, relations);
    }

    /** What somebody may do with the action, which belongs here. */
    ActionStanding standing(String email, Set<String> roles, Action action) {
        Set<Relation> relations = relations(email);
        if (email.equals(action.owner())) {
            relations.add(Relation.ACTION_OWNER);
        }
        if (email.equals(action.completedBy())) {
            relations.add(Relation.COMPLETER);
        }
        return new ActionStanding(roles, relations);
    }

    /**
     * Who is asked to make sure of it: who holds the right, the lead and the accountable owner of the service, or else the
     * deputies, but never who did it.
     *
     * @param completer e-mail; null if nobody has completed it
     */
    List<String> verifiers(String owner, @Nullable String completer) {
        List<String> first = others(
                Stream.of(service.fixVerifier(), incident.flatMap(IncidentRecord::lead), service.accountableOwner())
                        .flatMap(Optional::stream),
                owner,
                completer);
        return first.isEmpty() ? others(service.deputies().stream(), owner, completer) : first;
    }

    /** Who answers for the service: the accountable owner, or else the deputies. */
    List<String> serviceOwners() {
        return service.accountableOwner().map(List::of).orElse(service.deputies());
    }

    /** Severity of the incident; null if there is none. */
    @Nullable
    String severity() {
        return incident.map(IncidentRecord::severity).orElse(null);
    }

    private Set<Relation> relations(String email) {
        Set<Relation> relations = EnumSet.noneOf(Relation.class);
        if (incident.flatMap(IncidentRecord::lead).filter(email::equals).isPresent()) {
            relations.add(Relation.LEAD);
        }
        if (service.isOwnedBy(email) || incidentServices.stream().anyMatch(concerned -> concerned.isOwnedBy(email))) {
            relations.add(Relation.SERVICE_OWNER);
        }
        if (service.fixVerifier().filter(email::equals).isPresent()) {
            relations.add(Relation.VERIFIER);
        }
        return relations;
    }

    private List<String> others(Stream<String> people, String owner, @Nullable String completer) {
        return people.filter(
                        person -> !person.equals(owner) && !Objects.equals(person, completer) && !left.contains(person))
                .distinct()
                .toList();
    }
}
