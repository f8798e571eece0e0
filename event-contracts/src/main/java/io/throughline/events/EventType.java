package io.throughline.events;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every type of event in use: its name on the wire, its topic and the record that carries its data. */
public enum EventType {
    PERSON_CHANGED("person.changed.v1", Topic.PERSON, PersonChanged.class),
    SERVICE_CHANGED("service.changed.v1", Topic.SERVICE, ServiceChanged.class),
    INCIDENT_DECLARED("incident.declared.v1", Topic.INCIDENT, IncidentDeclared.class),
    INCIDENT_ALERTS_LINKED("incident.alerts-linked.v1", Topic.INCIDENT, IncidentAlertsLinked.class),
    NOTIFICATION_ACCEPTED("notification.accepted.v1", Topic.NOTIFICATION, NotificationAccepted.class);

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
