package io.throughline.incident.alert.judge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.throughline.incident.alert.rule.AlertName;
import io.throughline.incident.alert.rule.AlertRule;
import io.throughline.incident.alert.rule.AlertRuleService;
import io.throughline.incident.alert.rule.RuleDecided;
import io.throughline.incident.catalog.CatalogService;
import io.throughline.incident.catalog.ServiceRecorded;
import io.throughline.incident.catalog.ServiceState;
import io.throughline.incident.catalog.record.MaintenanceWindow;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rules and services as they were within the last second: in a storm each transaction asks for the same ones. What changes
 * here counts at once, what changes on another replica within that second; alerts that were judged meanwhile and have no
 * incident are judged again, as those whose transaction had not ended.
 */
@Singleton
class RecentFacts {
    private static final Duration RECENT = Duration.ofSeconds(1);
    private static final int MOST = 10_000;

    private final AlertRuleService rules;
    private final CatalogService catalog;
    private final Cache<AlertName, Optional<AlertRule>> recentRules = cache();
    private final Cache<String, ServiceState> recentStates = cache();
    private final AtomicLong changes = new AtomicLong();

    RecentFacts(AlertRuleService rules, CatalogService catalog) {
        this.rules = rules;
        this.catalog = catalog;
    }

    private static <K, V> Cache<K, V> cache() {
        return Caffeine.newBuilder().expireAfterWrite(RECENT).maximumSize(MOST).build();
    }

    /** The newest decision on each of these names; those on which there is none are left out. */
    Map<AlertName, AlertRule> rules(Set<AlertName> names) throws SQLException {
        Map<AlertName, Optional<AlertRule>> known = new HashMap<>(recentRules.getAllPresent(names));
        Set<AlertName> missing = missing(names, known);
        if (!missing.isEmpty()) {
            long before = changes.get();
            Map<AlertName, AlertRule> newest = rules.newest(missing);
            Map<AlertName, Optional<AlertRule>> found = missing.stream()
                    .collect(Collectors.toMap(name -> name, name -> Optional.ofNullable(newest.get(name))));
            remember(recentRules, found, before);
            known.putAll(found);
        }
        return known.entrySet().stream()
                .filter(one -> one.getValue().isPresent())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().orElseThrow()));
    }

    /** Tier and maintenance of services, also of those that are not in the catalogue. */
    Map<String, ServiceState> states(Set<String> slugs, Instant at) {
        Map<String, ServiceState> known = new HashMap<>(recentStates.getAllPresent(slugs));
        known.values().removeIf(state -> isOver(state.window(), at));
        Set<String> missing = missing(slugs, known);
        if (!missing.isEmpty()) {
            long before = changes.get();
            Map<String, ServiceState> states = catalog.statesOf(missing, at);
            Map<String, ServiceState> found = missing.stream()
                    .collect(Collectors.toMap(slug -> slug, slug -> states.getOrDefault(slug, ServiceState.UNKNOWN)));
            remember(recentStates, found, before);
            known.putAll(found);
        }
        return known;
    }

    private static boolean isOver(@Nullable MaintenanceWindow window, Instant at) {
        return window != null && !window.to().isAfter(at);
    }

    private static <K> Set<K> missing(Set<K> asked, Map<K, ?> known) {
        Set<K> missing = new HashSet<>(asked);
        missing.removeAll(known.keySet());
        return missing;
    }

    /** Unless something has changed since it was asked for. */
    private <K, V> void remember(Cache<K, V> recent, Map<K, V> found, long before) {
        recent.putAll(found);
        if (changes.get() != before) {
            recent.invalidateAll(found.keySet());
        }
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) RuleDecided decided) {
        changes.incrementAndGet();
        recentRules.invalidate(decided.about());
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) ServiceRecorded recorded) {
        changes.incrementAndGet();
        recentStates.invalidateAll();
    }
}
