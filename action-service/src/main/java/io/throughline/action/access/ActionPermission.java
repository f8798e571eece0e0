package io.throughline.action.access;

import io.throughline.kit.security.Permission;
import io.throughline.kit.security.Roles;

/** The access policy of actions: each constant is a line of the table in the design's {@code api.md}, "Roles". */
public enum ActionPermission implements Permission<ActionStanding> {
    /** Ask somebody for something. */
    OPEN("An action is opened by the lead of its incident, or by an owner or deputy of its service."),
    /** Start, block, complete, describe. */
    WORK("Only the action's owner, the lead of its incident, or an owner or deputy of its service works on it."),
    /** Another owner, another date. */
    DIRECT("Only the lead of its incident, or an owner or deputy of its service, assigns it or moves its due date."),
    /** Say that it holds, or that it does not. */
    VERIFY("An action is verified by who holds VERIFY_FIX, by an owner or deputy of its service or by the lead of its"
            + " incident, but never by its own owner nor by who completed it."),
    /** Accept the risk instead. */
    DROP("An action is dropped by an owner or deputy of its service or by leadership, but never by its own owner."),
    /** Take it up again. */
    REOPEN("An action is reopened by who holds VERIFY_FIX, by an owner or deputy of its service, by the lead of its"
            + " incident or by leadership.");

    private final String whoMay;

    ActionPermission(String whoMay) {
        this.whoMay = whoMay;
    }

    @Override
    public boolean isGrantedTo(ActionStanding caller) {
        return switch (this) { // no default: a new permission must not compile until it is decided here
            case OPEN, DIRECT -> caller.is(Relation.LEAD, Relation.SERVICE_OWNER);
            case WORK -> caller.is(Relation.ACTION_OWNER, Relation.LEAD, Relation.SERVICE_OWNER);
            case VERIFY ->
                caller.is(Relation.VERIFIER, Relation.LEAD, Relation.SERVICE_OWNER)
                        && !caller.is(Relation.ACTION_OWNER, Relation.COMPLETER);
            case DROP ->
                (caller.is(Relation.SERVICE_OWNER) || caller.hasRole(Roles.LEADERSHIP))
                        && !caller.is(Relation.ACTION_OWNER);
            case REOPEN ->
                caller.is(Relation.VERIFIER, Relation.LEAD, Relation.SERVICE_OWNER) || caller.hasRole(Roles.LEADERSHIP);
        };
    }

    @Override
    public String whoMay() {
        return whoMay;
    }
}
