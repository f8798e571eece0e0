package io.throughline.incident;

import io.restassured.path.json.JsonPath;
import io.throughline.kit.testing.PublishedEvents;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What somebody who knows nothing but the events makes of an incident. */
final class ReplayedIncident {
    String status;
    String lead;
    String severity;
    final Map<String, Instant> times = new TreeMap<>();

    private final Map<Integer, Instant> impactStarts = new TreeMap<>();
    private final TreeMap<Integer, Instant> impactEnds = new TreeMap<>(Comparator.naturalOrder());
    private final TreeMap<Integer, Boolean> impactOpen = new TreeMap<>();

    static ReplayedIncident of(List<ConsumerRecord<String, byte[]>> events) {
        ReplayedIncident incident = new ReplayedIncident();
        events.forEach(event -> incident.apply(PublishedEvents.type(event), PublishedEvents.data(event)));
        return incident;
    }

    private void apply(String type, JsonPath data) {
        switch (type) {
            case "incident.declared.v1" -> {
                status = "DECLARED";
                severity = data.getString("incident.severity");
                for (String time : List.of("impactStartedAt", "detectedAt", "declaredAt")) {
                    set(time, data.getString(time));
                }
            }
            case "incident.acknowledged.v1" -> {
                status = "INVESTIGATING";
                lead = data.getString("lead");
                setFirst("acknowledgedAt", data.getString("at"));
                setFirst("leadAssignedAt", data.getString("at"));
            }
            case "incident.role-assigned.v1" -> {
                if (data.getString("role").equals("LEAD")) {
                    lead = data.getString("person");
                    setFirst("leadAssignedAt", data.getString("at"));
                }
            }
            case "incident.role-removed.v1" -> {
                if (data.getString("role").equals("LEAD")) {
                    lead = null;
                }
            }
            case "incident.severity-changed.v1" -> severity = data.getString("to");
            case "incident.impact-recorded.v1" -> record(data);
            case "incident.times-corrected.v1" ->
                data.<Map<String, String>>getList("corrections")
                        .forEach(correction -> set(correction.get("time"), correction.get("to")));
            case "incident.mitigated.v1" -> end("MITIGATED", "mitigatedAt", data);
            case "incident.resolved.v1" -> end("RESOLVED", "resolvedAt", data);
            case "incident.reopened.v1" -> {
                lead = data.getString("incident.lead");
                status = lead == null ? "DECLARED" : "INVESTIGATING";
                if (lead != null) {
                    setFirst("leadAssignedAt", data.getString("at"));
                }
                List.of("mitigatedAt", "resolvedAt", "reviewPublishedAt", "closedAt")
                        .forEach(times::remove);
            }
            case "incident.cancelled.v1" -> status = "CANCELLED";
            case "incident.reinstated.v1" -> {
                status = "DECLARED";
                lead = null;
            }
            case "incident.review-published.v1" -> {
                status = status.equals("CLOSED") ? "CLOSED" : "PREVENTING";
                setFirst("reviewPublishedAt", data.getString("at"));
            }
            case "incident.closed.v1" -> {
                status = "CLOSED";
                set("closedAt", data.getString("at"));
            }
            default -> {} // moves nothing, and says nothing of lead, severity or times
        }
    }

    private void record(JsonPath data) {
        int number = data.getInt("impact.number");
        String from = data.getString("impact.startedAt");
        String to = data.getString("impact.endedAt");
        if (from != null) {
            impactStarts.put(number, Instant.parse(from));
        }
        impactOpen.put(number, to == null);
        if (to != null) {
            impactEnds.put(number, Instant.parse(to));
        }
        impactStarts.values().stream()
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .ifPresent(first -> times.put("impactStartedAt", first));
        endOfImpact();
    }

    private void end(String nowStatus, String time, JsonPath data) {
        status = nowStatus;
        Instant at = Instant.parse(data.getString("at"));
        times.put(time, at);
        if (!impactOpen.isEmpty() && impactOpen.lastEntry().getValue()) {
            impactOpen.put(impactOpen.lastKey(), false);
            impactEnds.put(impactOpen.lastKey(), at);
        }
        endOfImpact();
    }

    private void endOfImpact() {
        if (impactOpen.isEmpty() || impactOpen.lastEntry().getValue()) {
            times.remove("impactEndedAt");
        } else {
            times.put("impactEndedAt", impactEnds.get(impactOpen.lastKey()));
        }
    }

    private void setFirst(String time, String at) {
        times.putIfAbsent(time, Instant.parse(at));
    }

    private void set(String time, String at) {
        if (at != null) {
            times.put(time, Instant.parse(at));
        }
    }
}
