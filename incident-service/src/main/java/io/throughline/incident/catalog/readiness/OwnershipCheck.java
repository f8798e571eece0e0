package io.throughline.incident.catalog.readiness;

import io.throughline.incident.catalog.CatalogService;
import io.throughline.incident.catalog.Gap;
import io.throughline.incident.catalog.LivePeople;
import io.throughline.incident.catalog.Service;
import io.throughline.incident.catalog.record.Dashboard;
import io.throughline.incident.catalog.record.DecisionRight;
import io.throughline.incident.catalog.record.EscalationStep;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether those whom a record names are there: its owner and deputies, who holds each right, who is told, who keeps its dashboards. */
@Singleton
class OwnershipCheck implements ReadinessCheck {
    private static final Set<Gap> GAPS = gapsOfPeople();

    private final CatalogService catalog;
    private final LivePeople people;

    OwnershipCheck(CatalogService catalog, LivePeople people) {
        this.catalog = catalog;
        this.people = people;
    }

    @Override
    public Set<Gap> gaps() {
        return GAPS;
    }

    @Override
    public Map<String, List<ReadinessItem>> itemsOf(List<Service> services, Instant now) {
        Map<String, Map<DecisionRight, String>> holders =
                catalog.holdersOf(services.stream().map(Service::slug).toList());
        Set<String> named = new HashSet<>();
        services.forEach(service -> namedBy(service).forEach(named::add));
        holders.values().forEach(rights -> named.addAll(rights.values()));
        Set<String> live = people.among(named);
        Map<String, List<ReadinessItem>> items = new HashMap<>();
        for (Service service : services) {
            items.put(service.slug(), itemsOf(service, holders.getOrDefault(service.slug(), Map.of()), live));
        }
        return items;
    }

    private static Stream<String> namedBy(Service service) {
        return Stream.of(
                        Stream.ofNullable(service.accountableOwner()),
                        service.deputies().stream(),
                        service.escalationRoute().stream()
                                .map(EscalationStep::contacts)
                                .flatMap(List::stream),
                        service.dashboards().stream().map(Dashboard::owner).filter(Objects::nonNull))
                .flatMap(each -> each);
    }

    private static List<ReadinessItem> itemsOf(Service service, Map<DecisionRight, String> holders, Set<String> live) {
        List<ReadinessItem> items = new ArrayList<>();
        items.add(owner(service.accountableOwner(), live));
        items.add(allLive(Gap.DEPUTY_GONE, service.deputies(), live, "Name another deputy, or none, for "));
        for (DecisionRight right : DecisionRight.values()) {
            items.add(right(right, holders.get(right), live));
        }
        items.addAll(route(service.escalationRoute(), live));
        items.addAll(dashboards(service.dashboards(), live));
        return items;
    }

    private static ReadinessItem owner(@Nullable String owner, Set<String> live) {
        if (owner == null) {
            return ReadinessItem.missing(Gap.NO_OWNER, "Name one accountable person.");
        }
        return ReadinessItem.of(
                Gap.NO_OWNER,
                live.contains(owner),
                owner + " is a placeholder or has left: name one accountable person.");
    }

    private static ReadinessItem right(DecisionRight right, @Nullable String holder, Set<String> live) {
        Gap gap = Gap.vacant(right);
        if (holder == null) {
            return ReadinessItem.missing(gap, "Nobody holds " + right + ": give it to somebody.");
        }
        return ReadinessItem.of(
                gap, live.contains(holder), holder + ", who holds " + right + ", has left: give it to somebody else.");
    }

    private static List<ReadinessItem> route(List<EscalationStep> route, Set<String> live) {
        Set<String> contacts = route.stream()
                .map(EscalationStep::contacts)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        return List.of(
                ReadinessItem.of(
                        Gap.NO_ESCALATION_ROUTE,
                        !route.isEmpty(),
                        "Say who is told after how many minutes; until then it is the owner, then the deputies."),
                allLive(Gap.CONTACT_GONE, contacts, live, "Take from the escalation route, or replace, "));
    }

    private static List<ReadinessItem> dashboards(List<Dashboard> dashboards, Set<String> live) {
        String unowned = dashboards.stream()
                .filter(dashboard -> dashboard.owner() == null || !live.contains(dashboard.owner()))
                .map(Dashboard::title)
                .collect(Collectors.joining(", "));
        return List.of(
                ReadinessItem.of(Gap.NO_DASHBOARD, !dashboards.isEmpty(), "Name a dashboard that shows how it does."),
                ReadinessItem.of(
                        Gap.DASHBOARD_WITHOUT_OWNER,
                        unowned.isEmpty(),
                        "Name who keeps it true, for " + unowned + "."));
    }

    private static ReadinessItem allLive(Gap gap, Collection<String> named, Set<String> live, String toDo) {
        String gone =
                named.stream().filter(person -> !live.contains(person)).sorted().collect(Collectors.joining(", "));
        return ReadinessItem.of(gap, gone.isEmpty(), toDo + gone + ": a placeholder, or somebody who has left.");
    }

    private static Set<Gap> gapsOfPeople() {
        Set<Gap> gaps = EnumSet.of(
                Gap.NO_OWNER,
                Gap.DEPUTY_GONE,
                Gap.NO_ESCALATION_ROUTE,
                Gap.CONTACT_GONE,
                Gap.NO_DASHBOARD,
                Gap.DASHBOARD_WITHOUT_OWNER);
        for (DecisionRight right : DecisionRight.values()) {
            gaps.add(Gap.vacant(right));
        }
        return Set.copyOf(gaps);
    }
}
