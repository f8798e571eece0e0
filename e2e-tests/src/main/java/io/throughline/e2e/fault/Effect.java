package io.throughline.e2e.fault;

import io.throughline.e2e.StackDatabases;
import java.util.Arrays;
import java.util.EnumSet;

/** The rows that a kind of request leaves: one, with its event, for each that was accepted. */
enum Effect {
    DECLARED(
            EnumSet.of(Step.DECLARE),
            StackDatabases.INCIDENT,
            "SELECT title, count(*) FROM incident JOIN timeline_entry AS told ON told.incident_id = id"
                    + " AND told.kind = 'DECLARED' AND told.event_sequence = 1 GROUP BY title"),
    NOTED(EnumSet.of(Step.NOTE), StackDatabases.INCIDENT, noted("kind = 'NOTE'")),
    ACKNOWLEDGED(EnumSet.of(Step.ACKNOWLEDGE), StackDatabases.INCIDENT, announced("ACKNOWLEDGED")),
    UPDATED(EnumSet.of(Step.STATUS_UPDATE), StackDatabases.INCIDENT, announced("STATUS_UPDATED")),
    MITIGATED(EnumSet.of(Step.MITIGATE), StackDatabases.INCIDENT, announced("MITIGATED")),
    RESOLVED(EnumSet.of(Step.RESOLVE), StackDatabases.INCIDENT, announced("RESOLVED")),
    FIRED(
            EnumSet.of(Step.ALERT),
            StackDatabases.INCIDENT,
            "SELECT dedup_key, count(*) FROM alert WHERE incident_id IS NOT NULL GROUP BY dedup_key"),
    OPENED(
            EnumSet.of(Step.OPEN, Step.OPEN_FOR_INCIDENT),
            StackDatabases.ACTION,
            "SELECT title, count(*) FROM action JOIN action_history AS told ON told.action_id = id"
                    + " AND told.change = 'OPENED' AND told.sequence = 1 GROUP BY title"),
    STARTED(EnumSet.of(Step.START), StackDatabases.ACTION, changed("STARTED")),
    COMPLETED(EnumSet.of(Step.COMPLETE), StackDatabases.ACTION, changed("COMPLETED"));

    private final EnumSet<Step> steps;
    private final String database;
    private final String sql;

    Effect(EnumSet<Step> steps, String database, String sql) {
        this.steps = steps;
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
        return Arrays.stream(values())
                .filter(effect -> effect.steps.contains(step))
                .findFirst()
                .orElseThrow();
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
