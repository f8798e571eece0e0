package io.throughline.events;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every type of event in use: its name on the wire, its topic and the record that carries its data. */
public enum EventType {
    PERSON_CHANGED("person.changed.v1", Topic.PERSON, PersonChanged.class),
    SERVICE_CHANGED("service.changed.v1", Topic.SERVICE, ServiceChanged.class),
    SERVICE_RETIRED("service.retired.v1", Topic.SERVICE, ServiceRetired.class),
    INCIDENT_DECLARED("incident.declared.v1", Topic.INCIDENT, IncidentDeclared.class),
    INCIDENT_ALERTS_LINKED("incident.alerts-linked.v1", Topic.INCIDENT, IncidentAlertsLinked.class),
    INCIDENT_ACKNOWLEDGED("incident.acknowledged.v1", Topic.INCIDENT, IncidentAcknowledged.class),
    INCIDENT_ROLE_ASSIGNED("incident.role-assigned.v1", Topic.INCIDENT, IncidentRoleAssigned.class),
    INCIDENT_ROLE_REMOVED("incident.role-removed.v1", Topic.INCIDENT, IncidentRoleRemoved.class),
    INCIDENT_SEVERITY_CHANGED("incident.severity-changed.v1", Topic.INCIDENT, IncidentSeverityChanged.class),
    INCIDENT_IMPACT_RECORDED("incident.impact-recorded.v1", Topic.INCIDENT, IncidentImpactRecorded.class),
    INCIDENT_STATUS_UPDATED("incident.status-updated.v1", Topic.INCIDENT, IncidentStatusUpdated.class),
    INCIDENT_TIMES_CORRECTED("incident.times-corrected.v1", Topic.INCIDENT, IncidentTimesCorrected.class),
    INCIDENT_MITIGATED("incident.mitigated.v1", Topic.INCIDENT, IncidentMitigated.class),
    INCIDENT_RESOLVED("incident.resolved.v1", Topic.INCIDENT, IncidentResolved.class),
    INCIDENT_REOPENED("incident.reopened.v1", Topic.INCIDENT, IncidentReopened.class),
    INCIDENT_CANCELLED("incident.cancelled.v1", Topic.INCIDENT, IncidentCancelled.class),
    INCIDENT_REINSTATED("incident.reinstated.v1", Topic.INCIDENT, IncidentReinstated.class),
    INCIDENT_CLOSED("incident.closed.v1", Topic.INCIDENT, IncidentClosed.class),
    INCIDENT_ACCESS_CHANGED("incident.access-changed.v1", Topic.INCIDENT, IncidentAccessChanged.class),
    INCIDENT_REVIEW_DUE("incident.review-due.v1", Topic.INCIDENT, IncidentReviewDue.class),
    INCIDENT_REVIEW_PUBLISHED("incident.review-published.v1", Topic.INCIDENT, IncidentReviewPublished.class),
    INCIDENT_REVIEW_WAIVED("incident.review-waived.v1", Topic.INCIDENT, IncidentReviewWaived.class),
    INCIDENT_CHANGE_ASKED("incident.change-asked.v1", Topic.INCIDENT, IncidentChangeAsked.class),
    INCIDENT_CHANGE_CONFIRMED("incident.change-confirmed.v1", Topic.INCIDENT, IncidentChangeConfirmed.class),
    INCIDENT_CHANGE_DENIED("incident.change-denied.v1", Topic.INCIDENT, IncidentChangeDenied.class),
    INCIDENT_REPUBLISHED("incident.snapshot.v1", Topic.INCIDENT, IncidentRepublished.class),
    ACTION_OPENED("action.opened.v1", Topic.ACTION, ActionOpened.class),
    ACTION_ASSIGNED("action.assigned.v1", Topic.ACTION, ActionAssigned.class),
    ACTION_DUE_DATE_MOVED("action.due-date-moved.v1", Topic.ACTION, ActionDueDateMoved.class),
    ACTION_STARTED("action.started.v1", Topic.ACTION, ActionStarted.class),
    ACTION_BLOCKED("action.blocked.v1", Topic.ACTION, ActionBlocked.class),
    ACTION_COMPLETED("action.completed.v1", Topic.ACTION, ActionCompleted.class),
    ACTION_VERIFIED("action.verified.v1", Topic.ACTION, ActionVerified.class),
    ACTION_VERIFICATION_FAILED("action.verification-failed.v1", Topic.ACTION, ActionVerificationFailed.class),
    ACTION_REOPENED("action.reopened.v1", Topic.ACTION, ActionReopened.class),
    ACTION_DROPPED("action.dropped.v1", Topic.ACTION, ActionDropped.class),
    ACTION_DETAILS_CHANGED("action.details-changed.v1", Topic.ACTION, ActionDetailsChanged.class),
    ACTION_DUE_SOON("action.due-soon.v1", Topic.ACTION, ActionDueSoon.class),
    ACTION_OVERDUE("action.overdue.v1", Topic.ACTION, ActionOverdue.class),
    ACTION_ESCALATED("action.escalated.v1", Topic.ACTION, ActionEscalated.class),
    ACTION_VERIFICATION_DUE("action.verification-due.v1", Topic.ACTION, ActionVerificationDue.class),
    ACTION_REPUBLISHED("action.snapshot.v1", Topic.ACTION, ActionRepublished.class),
    NOTIFICATION_ACCEPTED("notification.accepted.v1", Topic.NOTIFICATION, NotificationAccepted.class),
    NOTIFICATION_ACKNOWLEDGED("notification.acknowledged.v1", Topic.NOTIFICATION, NotificationAcknowledged.class),
    NOTIFICATION_DEAD("notification.dead.v1", Topic.NOTIFICATION, NotificationDead.class);

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::typeName, type -> type));
    private static final Map<Class<?>, EventType> BY_DATA =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::dataClass, type -> type));

    private final String typeName;
    private final Topic topic;
    private final Class<? extends ThroughlineEvent> dataClass;

    EventType(String typeName, Topic topic, Class<? extends ThroughlineEvent> dataClass) {
        this.typeName = typeName;
        this.topic = topic;
        this.dataClass = dataClass;
    }

    /** The value of {@code ce_type}. */
    public String typeName() {
        return typeName;
    }

    /** Where it is published. */
    public Topic topic() {
        return topic;
    }

    /** The record that its JSON data maps to. */
    public Class<? extends ThroughlineEvent> dataClass() {
        return dataClass;
    }

    /** Path of its JSON Schema, the value of {@code ce_dataschema}; also its place among this module's resources. */
    public String schemaPath() {
        return "/schemas/" + typeName + ".json";
    }

    /** Whether nothing happened: an aggregate is said again as it is, under the number of its last event. */
    public boolean isSnapshot() {
        return isSnapshot(typeName);
    }

    /** As {@link #isSnapshot()}, also for a type that this release does not know. */
    public static boolean isSnapshot(String typeName) {
        return typeName.contains(".snapshot.v");
    }

    /** The type of that name; empty for one that this release does not know, which readers skip. */
    public static Optional<EventType> named(String typeName) {
        return Optional.ofNullable(BY_NAME.get(typeName));
    }

    /** The type whose data {@code event} is. */
    public static EventType of(ThroughlineEvent event) {
        EventType type = BY_DATA.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException(
                    "no event type for " + event.getClass().getName());
        }
        return type;
    }
}
