package io.throughline.e2e.fault;

import io.throughline.e2e.StackDatabases;
import java.util.Arrays;
import java.util.List;

/**
 * A service that reads another's events: its progress is kept in its database under a name.
 */
enum Consumer {
    ACTION_OF_INCIDENTS(StackDatabases.ACTION, "incident-events", Source.INCIDENT),
    NOTIFICATION_OF_INCIDENTS(StackDatabases.NOTIFICATION, "incident-events", Source.INCIDENT),
    INCIDENT_OF_ACTIONS(StackDatabases.INCIDENT, "action-events", Source.ACTION),
    NOTIFICATION_OF_ACTIONS(StackDatabases.NOTIFICATION, "action-events", Source.ACTION),
    INCIDENT_OF_NOTIFICATIONS(StackDatabases.INCIDENT, "notification-events", Source.NOTIFICATION);

    private final String database;
    private final String consumer;
    private final Source source;

    Consumer(String database, String consumer, Source source) {
        this.database = database;
        this.consumer = consumer;
        this.source = source;
    }

    String database() {
        return database;
    }

    /** As its progress and what it parks are kept under. */
    String consumer() {
        return consumer;
    }

    Source source() {
        return source;
    }

    static List<Consumer> of(Source source) {
        return Arrays.stream(values()).filter(one -> one.source == source).toList();
    }
}
