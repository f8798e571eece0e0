package io.throughline.incident.alert;

import io.throughline.incident.alert.AlertGroup.Member;
import io.throughline.incident.alert.IncidentOpening.Link;
import io.throughline.incident.alert.format.AlertSeverity;
import io.throughline.incident.alert.format.AlertState;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Groups new alerts and finds the incident of each group. */
@Singleton
class AlertLinks {
    private final IncidentOpening incidents;

    AlertLinks(IncidentOpening incidents) {
        this.incidents = incidents;
    }

    /** The occurrences with their incidents, in the order given; alerts that are over already have none. */
    List<AlertRow> link(List<NewAlert> alerts) {
        Map<GroupKey, List<NewAlert>> groups = alerts.stream()
                .filter(alert -> alert.signal().state() == AlertState.FIRING)
                .collect(Collectors.groupingBy(GroupKey::of, TreeMap::new, Collectors.toList()));
        // In the order of their keys: two transactions that hold the same groups never wait for each other in a circle.
        Map<GroupKey, Optional<Link>> links = new TreeMap<>();
        groups.forEach((key, members) -> links.put(key, incidents.link(group(key, members))));
        return alerts.stream()
                .map(alert -> {
                    Link link = links.getOrDefault(GroupKey.of(alert), Optional.empty())
                            .filter(any -> alert.signal().state() == AlertState.FIRING)
                            .orElse(null);
                    return new AlertRow(alert, Verdict.UNDECIDED, link);
                })
                .toList();
    }

    /** Nobody has decided on any alert yet, so a critical one opens an incident: rather one too many than one too few. */
    private static AlertGroup group(GroupKey key, List<NewAlert> members) {
        List<Member> alerts = members.stream()
                .map(alert -> new Member(
                        alert.id(),
                        alert.signal().name(),
                        alert.signal().severity(),
                        alert.signal().startsAt()))
                .toList();
        boolean opens = alerts.stream().anyMatch(alert -> alert.severity() == AlertSeverity.CRITICAL);
        return new AlertGroup(key.service(), key.name(), opens, alerts);
    }

    private record GroupKey(String service, String name) implements Comparable<GroupKey> {
        static GroupKey of(NewAlert alert) {
            return new GroupKey(alert.service(), alert.signal().name());
        }

        @Override
        public int compareTo(GroupKey other) {
            int byService = service.compareTo(other.service);
            return byService != 0 ? byService : name.compareTo(other.name);
        }
    }
}
