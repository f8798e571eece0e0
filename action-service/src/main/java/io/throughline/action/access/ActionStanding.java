package io.throughline.action.access;

import java.util.Arrays;
import java.util.Set;

/**
 * All of a caller that decides what they may do with an action.
 *
 * @param roles from the token
 * @param relations to the action
 */
public record ActionStanding(Set<String> roles, Set<Relation> relations) {

    boolean hasRole(String role) {
        return roles.contains(role);
    }

    boolean is(Relation... anyOf) {
        return Arrays.stream(anyOf).anyMatch(relations::contains);
    }
}
