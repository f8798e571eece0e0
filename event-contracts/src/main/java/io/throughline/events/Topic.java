package io.throughline.events;

import java.time.Duration;

/** The Kafka topics, as the launcher, compose and the services know them. Topics have no order among each other. */
public enum Topic {
    /** Key: e-mail. */
    PERSON("throughline.person.v1", true),
    /** Key: service slug. */
    SERVICE("throughline.service.v1", true),
    /** Key: incident id. */
    INCIDENT("throughline.incident.v1", false),
    /** Key: action id. */
    ACTION("throughline.action.v1", false),
    /** Key: notification id. */
    NOTIFICATION("throughline.notification.v1", false);

    /** Partitions of every topic; fixed, because adding some would map keys anew and break their order. */
    public static final int PARTITIONS = 12;

    /** How long topics that are not compacted keep a record. */
    private static final Duration RETENTION = Duration.ofDays(14);

    private final String topicName;
    private final boolean compacted;

    Topic(String topicName, boolean compacted) {
        this.topicName = topicName;
        this.compacted = compacted;
    }

    /** The name on the broker. */
    public String topicName() {
        return topicName;
    }

    /** Whether only the newest record of a key is kept; gaps in the sequence of a key are then normal. */
    public boolean compacted() {
        return compacted;
    }

    /** How long a record is kept; without meaning for compacted topics. */
    public Duration retention() {
        return RETENTION;
    }
}
