package io.throughline.e2e.fault;

import io.throughline.e2e.StackDatabases;

/** The rows that a kind of request leaves: one, with its event, for each that was accepted. */
enum Effect {
    DECLARED(
            StackDatabases.INCIDENT,
            "SELECT title, count(*) FROM incident JOIN timeline_entry AS told ON told.incident_id = id"
                    + " AND told.kind = 'DECLARED' AND told.event_sequence = 1 GROUP BY title"),
    NOTED(StackDatabases.INCIDENT, noted("kind = 'NOTE'")),
    ACKNOWLEDGED(StackDatabases.INCIDENT, announced("ACKNOWLEDGED")),
    UPDATED(StackDatabases.INCIDENT, announced("STATUS_UPDATED")),
    MITIGATED(StackDatabases.INCIDENT, announced("MITIGATED")),
    RESOLVED(StackDatabases.INCIDENT, announced("RESOLVED")),
    FIRED(
            StackDatabases.INCIDENT,
            "SELECT dedup_key, count(*) FROM alert WHERE incident_id IS NOT NULL GROUP BY dedup_key"),
    OPENED(
            StackDatabases.ACTION,
            "SELECT title, count(*) FROM action JOIN action_history AS told ON told.action_id = id"
                    + " AND told.change = 'OPENED' AND told.sequence = 1 GROUP BY title"),
    STARTED(StackDatabases.ACTION, changed("STARTED")),
    COMPLETED(StackDatabases.ACTION, changed("COMPLETED"));

    private final String database;
    private final String sql;

    Effect(String database, String sql) {
        this.database = database;
        this.sql = sql;
    }

    String database() {
        return database;
    }

    /** Answers the text of each request and how many rows there are of it. */
    String sql() {
        return sql;
    }

    static Effect of(Step step) {
        return switch (step) {
            case DECLARE -> DECLARED;
            case NOTE -> NOTED;
            case ACKNOWLEDGE -> ACKNOWLEDGED;
            case STATUS_UPDATE -> UPDATED;
            case MITIGATE -> MITIGATED;
            case RESOLVE -> RESOLVED;
            case ALERT -> FIRED;
            case OPEN, OPEN_FOR_INCIDENT -> OPENED;
            case START -> STARTED;
            case COMPLETE -> COMPLETED;
        };
    }

    private static String announced(String kind) {
        return noted("event_sequence IS NOT NULL AND kind = '" + kind + "'");
    }

    private static String noted(String condition) {
        return "SELECT note, count(*) FROM timeline_entry WHERE note IS NOT NULL AND " + condition + " GROUP BY note";
    }

    private static String changed(String change) {
        return "SELECT reason, count(*) FROM action_history WHERE reason IS NOT NULL AND change = '" + change
                + "' GROUP BY reason";
    }
}
