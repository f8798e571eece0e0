package io.throughline.incident.alert.judge;

import io.throughline.incident.alert.rule.AlertName;
import io.throughline.incident.alert.rule.AlertRule;
import io.throughline.incident.alert.rule.AlertRuleService;
import io.throughline.incident.catalog.CatalogService;
import io.throughline.incident.catalog.MaintenanceWindow;
import io.throughline.incident.catalog.Ownership;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds what judgements depend on: three statements, however many alerts there are. */
@Singleton
class JudgementFacts {
    private final AlertRuleService rules;
    private final CatalogService catalog;

    JudgementFacts(AlertRuleService rules, CatalogService catalog) {
        this.rules = rules;
        this.catalog = catalog;
    }

    /** An alert and what is decided on it. */
    record Case(Candidate alert, Judgement judgement) {
        UUID id() {
            return alert.id();
        }
    }

    /** In the order given. */
    List<Case> judge(List<Candidate> alerts, Instant at) throws SQLException {
        if (alerts.isEmpty()) {
            return List.of();
        }
        Set<AlertName> names = alerts.stream().map(Candidate::about).collect(Collectors.toSet());
        Set<String> services = names.stream().map(AlertName::service).collect(Collectors.toSet());
        Map<AlertName, AlertRule> newest = rules.newest(names);
        Map<String, Integer> tiers = catalog.tiersOf(services);
        Map<String, MaintenanceWindow> windows = catalog.maintenanceOf(services, at);
        return alerts.stream()
                .map(alert -> {
                    String service = alert.about().service();
                    int tier = tiers.getOrDefault(service, Ownership.TIER_OF_THE_UNKNOWN);
                    return new Case(
                            alert,
                            Judgement.of(
                                    alert,
                                    new Circumstances(at, newest.get(alert.about()), tier, windows.get(service))));
                })
                .toList();
    }
}
