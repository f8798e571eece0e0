package io.throughline.incident.access;

import java.util.Arrays;
import java.util.Set;

/**
 * All of a caller that decides what they may do with an incident.
 *
 * @param restricted whether the incident is private
 * @param roles from the token
 * @param relations to the incident; none where there is no incident yet
 */
public record IncidentStanding(boolean restricted, Set<String> roles, Set<Relation> relations) {
    /** A caller before there is an incident: roles are all that counts. */
    public static IncidentStanding ofRoles(Set<String> roles) {
        return new IncidentStanding(false, roles, Set.of());
    }

    boolean hasRole(String... anyOf) {
        return Arrays.stream(anyOf).anyMatch(roles::contains);
    }

    boolean is(Relation... anyOf) {
        return Arrays.stream(anyOf).anyMatch(relations::contains);
    }
}
