package io.throughline.incident.access;

import io.throughline.kit.security.Permission;
import io.throughline.kit.security.Roles;

/** The access policy of incidents: each constant is a line of the table in the design's {@code api.md}, "Roles". */
public enum IncidentPermission implements Permission<IncidentStanding> {
    /** Know of it. */
    READ("Only its members may know of a private incident; an admin says why in X-Access-Reason."),
    /** Say that something is an incident. */
    DECLARE("Declaring needs the role responder, incident-lead or service-owner."),
    /** Notes, manual fixes, decisions. */
    ADD_TO_TIMELINE(
            "Adding to the timeline needs the role responder, incident-lead or service-owner, or to lead or own it."),
    /** Take on, and so lead, what nobody leads. */
    ACKNOWLEDGE(
            "Acknowledging needs the role responder, incident-lead or service-owner, or to own one of its services."),
    /** Moves, roles, severity, impact, times, status updates, access. */
    RUN("Only its lead, or an owner or deputy of its services, runs an incident."),
    /** Write and publish the review. */
    WRITE_REVIEW(
            "A review is written by the incident's lead, an owner or deputy of its services, or who holds REVIEW_INCIDENTS."),
    /** Answer for doing without a review. */
    APPROVE_WAIVER(
            "Only an owner or deputy of its services with the role service-owner, or leadership, waives a review."),
    /** Answer for doing nothing about the cause. */
    APPROVE_NO_ACTION(
            "Only an owner or deputy of its services with the role service-owner decides that no action is needed.");

    private final String whoMay;

    IncidentPermission(String whoMay) {
        this.whoMay = whoMay;
    }

    @Override
    public boolean isGrantedTo(IncidentStanding caller) {
        return switch (this) { // no default: a new permission must not compile until it is decided here
            case READ ->
                !caller.restricted()
                        || caller.is(Relation.MEMBER)
                        || (caller.hasRole(Roles.ADMIN) && caller.is(Relation.ACCESS_REASON));
            case DECLARE -> works(caller);
            case ADD_TO_TIMELINE, ACKNOWLEDGE -> works(caller) || caller.is(Relation.LEAD, Relation.OWNER);
            case RUN -> caller.is(Relation.LEAD, Relation.OWNER);
            case WRITE_REVIEW -> caller.is(Relation.LEAD, Relation.OWNER, Relation.REVIEWER);
            case APPROVE_WAIVER -> answersForService(caller) || caller.hasRole(Roles.LEADERSHIP);
            case APPROVE_NO_ACTION -> answersForService(caller);
        };
    }

    @Override
    public String whoMay() {
        return whoMay;
    }

    private static boolean works(IncidentStanding caller) {
        return caller.hasRole(Roles.RESPONDER, Roles.INCIDENT_LEAD, Roles.SERVICE_OWNER);
    }

    private static boolean answersForService(IncidentStanding caller) {
        return caller.is(Relation.OWNER) && caller.hasRole(Roles.SERVICE_OWNER);
    }
}
