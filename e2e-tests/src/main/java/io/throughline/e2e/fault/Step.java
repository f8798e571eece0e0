package io.throughline.e2e.fault;

import io.throughline.e2e.LaunchedStack;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** A kind of request that changes something; each carries a text that no other request has, by which its effect is found. */
public enum Step {
    /** Somebody declares an incident. */
    DECLARE(LaunchedStack.INCIDENT_SERVICE, "/api/v1/incidents"),
    /** A note in its timeline. */
    NOTE(LaunchedStack.INCIDENT_SERVICE, "/api/v1/incidents/{ref}/timeline"),
    /** Somebody takes it on. */
    ACKNOWLEDGE(LaunchedStack.INCIDENT_SERVICE, "/api/v1/incidents/{ref}/acknowledge"),
    /** Stakeholders are told. */
    STATUS_UPDATE(LaunchedStack.INCIDENT_SERVICE, "/api/v1/incidents/{ref}/status-updates"),
    /** The impact has stopped. */
    MITIGATE(LaunchedStack.INCIDENT_SERVICE, "/api/v1/incidents/{ref}/mitigate"),
    /** It is over. */
    RESOLVE(LaunchedStack.INCIDENT_SERVICE, "/api/v1/incidents/{ref}/resolve"),
    /** An alert fires. */
    ALERT(LaunchedStack.INCIDENT_SERVICE, "/api/v1/alerts/alertmanager"),
    /** Somebody is to do something. */
    OPEN(LaunchedStack.ACTION_SERVICE, "/api/v1/actions"),
    /** As {@link #OPEN}, because of an incident, which action-service may not have heard of yet: then it is refused. */
    OPEN_FOR_INCIDENT(LaunchedStack.ACTION_SERVICE, "/api/v1/actions"),
    /** Somebody works on it. */
    START(LaunchedStack.ACTION_SERVICE, "/api/v1/actions/{ref}/start"),
    /** It is done. */
    COMPLETE(LaunchedStack.ACTION_SERVICE, "/api/v1/actions/{ref}/complete");

    private final String service;
    private final String path;

    Step(String service, String path) {
        this.service = service;
        this.path = path;
    }

    String service() {
        return service;
    }

    /** @param ref of what it is about; without meaning for those that make something new */
    String path(String ref) {
        return path.replace("{ref}", ref);
    }

    /** Whether a refusal (4xx) is an answer like another. */
    boolean mayBeRefused() {
        return this == OPEN_FOR_INCIDENT;
    }

    /**
     * What is said.
     *
     * @param about service, incident or group of alerts that it is about; only where the path does not say it
     */
    Map<String, Object> body(String text, String about) {
        return switch (this) {
            case DECLARE -> Map.of("title", text, "service", about, "severity", "SEV4");
            case NOTE -> Map.of("text", text);
            case STATUS_UPDATE -> Map.of("text", text, "audience", "Support");
            case ACKNOWLEDGE, MITIGATE, RESOLVE, START -> Map.of("note", text);
            case ALERT -> Map.of("version", "4", "alerts", List.of(alert(text, about)));
            case OPEN -> action(text, "service", about);
            case OPEN_FOR_INCIDENT -> action(text, "incident", about);
            case COMPLETE -> Map.of("note", text, "evidence", Map.of("text", "Seen"));
        };
    }

    private static Map<String, Object> action(String text, String belongsTo, String about) {
        return Map.of("title", text, "type", "PREVENT", "owner", Town.LOADER, belongsTo, about, "dueOn", dueOn(text));
    }

    /** One of twenty should have been done long ago, and is overdue at once. */
    private static String dueOn(String text) {
        return Math.floorMod(text.hashCode(), 20) == 0 ? "2020-01-15" : "2099-01-15";
    }

    private static Map<String, Object> alert(String fingerprint, String group) {
        return Map.of(
                "status", "firing",
                "labels",
                        Map.of(
                                "alertname",
                                group,
                                "service",
                                Town.SERVICE,
                                "severity",
                                "critical",
                                "instance",
                                fingerprint),
                "annotations", Map.of("summary", fingerprint),
                "startsAt", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
                "fingerprint", fingerprint);
    }
}
