package io.throughline.incident;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One alert as Alertmanager 0.25 posts it; the shape is that of the captured samples. */
record AlertmanagerAlert(String fingerprint, Map<String, String> labels, Instant startsAt, Instant endsAt) {
    static final Instant START = Instant.parse("2026-11-23T02:12:51.201702324Z");

    private static final Instant ZERO_TIME = Instant.parse("0001-01-01T00:00:00Z");

    /** A critical alert that fires. */
    static AlertmanagerAlert firing(String service, String name, String fingerprint) {
        return new AlertmanagerAlert(
                fingerprint,
                Map.of("alertname", name, "service", service, "severity", "critical", "instance", fingerprint),
                START,
                null);
    }

    AlertmanagerAlert withLabel(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(labels);
        changed.put(name, value);
        return new AlertmanagerAlert(fingerprint, changed, startsAt, endsAt);
    }

    AlertmanagerAlert withoutLabel(String name) {
        Map<String, String> changed = new LinkedHashMap<>(labels);
        changed.remove(name);
        return new AlertmanagerAlert(fingerprint, changed, startsAt, endsAt);
    }

    AlertmanagerAlert since(Instant start) {
        return new AlertmanagerAlert(fingerprint, labels, start, endsAt);
    }

    AlertmanagerAlert resolvedAt(Instant end) {
        return new AlertmanagerAlert(fingerprint, labels, startsAt, end);
    }

    static Map<String, Object> message(List<AlertmanagerAlert> alerts) {
        boolean firing = alerts.stream().anyMatch(alert -> alert.endsAt == null);
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("receiver", "hook");
        message.put("status", firing ? "firing" : "resolved");
        message.put("alerts", alerts.stream().map(AlertmanagerAlert::asPosted).toList());
        message.put("groupLabels", Map.of());
        message.put("commonLabels", Map.of());
        message.put("commonAnnotations", Map.of());
        message.put("externalURL", "http://alertmanager.example:9093");
        message.put("version", "4");
        message.put("groupKey", "{}:{}");
        message.put("truncatedAlerts", 0);
        return message;
    }

    private Map<String, Object> asPosted() {
        return Map.of(
                "status",
                endsAt == null ? "firing" : "resolved",
                "labels",
                labels,
                "annotations",
                Map.of("summary", "p99 above 2s"),
                "startsAt",
                startsAt.toString(),
                "endsAt",
                (endsAt == null ? ZERO_TIME : endsAt).toString(),
                "generatorURL",
                "http://prom.example/graph",
                "fingerprint",
                fingerprint);
    }
}
