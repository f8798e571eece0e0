package io.throughline.incident.alert.judge;

import io.throughline.incident.alert.rule.AlertName;
import io.throughline.incident.alert.rule.AlertRule;
import io.throughline.incident.alert.rule.AlertRuleService;
import io.throughline.incident.catalog.CatalogService;
import io.throughline.incident.catalog.ServiceState;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds what judgements depend on: two statements at most, however many alerts there are. */
@Singleton
class JudgementFacts {
    private final AlertRuleService rules;
    private final CatalogService catalog;
    private final RecentFacts recent;

    JudgementFacts(AlertRuleService rules, CatalogService catalog, RecentFacts recent) {
        this.recent = recent;
        this.rules = rules;
        this.catalog = catalog;
    }

    /** An alert and what is decided on it. */
    record Case(Candidate alert, Judgement judgement) {
        UUID id() {
            return alert.id();
        }
    }

    /** By what holds now; in the order given. */
    List<Case> judge(List<Candidate> alerts, Instant at) throws SQLException {
        Set<AlertName> names = names(alerts);
        return judged(alerts, at, rules.newest(names), catalog.statesOf(services(names), at));
    }

    /** By what held within the last second; in the order given. */
    List<Case> judgeByRecent(List<Candidate> alerts, Instant at) throws SQLException {
        Set<AlertName> names = names(alerts);
        return judged(alerts, at, recent.rules(names), recent.states(services(names), at));
    }

    private static Set<AlertName> names(List<Candidate> alerts) {
        return alerts.stream().map(Candidate::about).collect(Collectors.toSet());
    }

    private static Set<String> services(Set<AlertName> names) {
        return names.stream().map(AlertName::service).collect(Collectors.toSet());
    }

    private static List<Case> judged(
            List<Candidate> alerts, Instant at, Map<AlertName, AlertRule> newest, Map<String, ServiceState> states) {
        return alerts.stream()
                .map(alert -> {
                    ServiceState state = states.getOrDefault(alert.about().service(), ServiceState.UNKNOWN);
                    return new Case(
                            alert, Judgement.of(alert, new Circumstances(at, newest.get(alert.about()), state)));
                })
                .toList();
    }
}
