package io.throughline.incident.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.incident.CreationLock;
import io.throughline.incident.catalog.record.DecisionRight;
import io.throughline.incident.catalog.team.TeamService;
import io.throughline.kit.error.AccessDeniedException;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.error.StaleVersionException;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.json.StrictJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whole records of many services at once: what is given out, and what is taken in. */
@ApplicationScoped
public class CatalogExchangeService {
    private static final String REASON = "imported";
    /** Of a service whose version was looked at when it was locked. */
    private static final VersionTag LOCKED = VersionTag.ofHeader("*");

    private final ServiceRepository services;
    private final DecisionRightRepository holdings;
    private final TeamService teams;
    private final CatalogService catalog;
    private final DecisionRightService rights;
    private final RightToChange rightToChange;
    private final CreationLock creation;
    private final StrictJson json;

    CatalogExchangeService(
            ServiceRepository services,
            DecisionRightRepository holdings,
            TeamService teams,
            CatalogService catalog,
            DecisionRightService rights,
            RightToChange rightToChange,
            CreationLock creation,
            StrictJson json) {
        this.services = services;
        this.holdings = holdings;
        this.teams = teams;
        this.catalog = catalog;
        this.rights = rights;
        this.rightToChange = rightToChange;
        this.creation = creation;
        this.json = json;
    }

    /** The next services in use, by slug. */
    @Transactional
    public List<WholeRecord> after(@Nullable String slug, int rows) {
        return recordsOf(
                services.matching(new ServiceFilter(List.of(), List.of(), List.of(), Set.of(), false), slug, rows));
    }

    /** How each of these services stands to the caller; in a transaction of its own, so that a change sees it anew. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Map<String, Standing> standingOf(Collection<String> slugs) {
        List<Service> found = slugs.isEmpty() ? List.of() : services.list("slug in ?1", slugs);
        Map<String, Service> present = found.stream().collect(Collectors.toMap(Service::slug, Function.identity()));
        Map<String, WholeRecord> records =
                recordsOf(found).stream().collect(Collectors.toMap(WholeRecord::slug, Function.identity()));
        Map<String, Standing> standing = new HashMap<>();
        slugs.forEach(slug -> standing.put(slug, new Standing(records.get(slug), refusal(present.get(slug)))));
        return standing;
    }

    /** The time zones of those of the teams that are in the catalogue. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Map<String, String> zonesOf(Collection<String> slugs) {
        return teams.zonesOf(slugs);
    }

    /**
     * Reads a record as a PUT of it does.
     *
     * @throws InvalidFieldsException naming every bad field (problem {@code invalid-request}, 400)
     */
    public ServiceRequest read(String slug, JsonNode record) {
        ServiceRequest request = json.read(record, ServiceRequest.class);
        RecordRules.require(slug, request);
        return request;
    }

    /** The record that {@code request} would make: addresses normalized, defaults filled in. */
    public ServiceRequest asKept(String slug, ServiceRequest request) {
        return ServiceRequest.of(new Service(slug, request, Instant.EPOCH));
    }

    /**
     * Makes all of the changes, or none, in a transaction of its own; each is announced as if it came alone. Locks are taken
     * in one order, so that two imports do not wait for each other in a circle.
     *
     * @throws StaleVersionException if one of the services is not as it was seen (problem {@code stale-version}, 412)
     * @throws AccessDeniedException if the caller may not change one of them (problem {@code forbidden}, 403)
     * @throws InvalidFieldsException if one of them cannot be so (problem {@code invalid-request}, 400)
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void make(List<ServiceChange> changes) {
        changes.stream()
                .map(ServiceChange::content)
                .filter(Objects::nonNull)
                .map(ServiceRequest::team)
                .filter(Objects::nonNull)
                .sorted()
                .distinct()
                .forEach(team -> creation.share("team", team));
        changes.stream().sorted(Comparator.comparing(ServiceChange::slug)).forEach(change -> {
            make(change);
            services.flush();
            services.getEntityManager().clear(); // or each statement would look through all that came before it
        });
    }

    private void make(ServiceChange change) {
        VersionTag seen =
                new VersionTag(change.seen() == null ? null : change.seen().version());
        if (change.rights().isEmpty() && change.content() != null) {
            catalog.record(change.slug(), change.content(), seen);
            return;
        }
        creation.lock("service", change.slug());
        Service present = services.findById(change.slug(), LockModeType.PESSIMISTIC_WRITE);
        seen.requireFor(present == null ? null : present.version());
        boolean inUse = present != null && present.retiredAt() == null;
        if (inUse) {
            assign(change); // first: with the record the caller may give the service away
        }
        if (change.content() != null) {
            catalog.record(change.slug(), change.content(), new VersionTag(present == null ? null : present.version()));
        }
        if (!inUse) {
            assign(change);
        }
    }

    private void assign(ServiceChange change) {
        change.rights()
                .forEach((right, person) ->
                        rights.assign(change.slug(), right.name(), new DecisionRightRequest(person, REASON), LOCKED));
    }

    private @Nullable String refusal(@Nullable Service service) {
        try {
            rightToChange.requireFor(service);
            return null;
        } catch (AccessDeniedException e) {
            return e.getMessage();
        }
    }

    private List<WholeRecord> recordsOf(List<Service> found) {
        Map<String, Map<DecisionRight, String>> holders =
                holdings.holdersOf(found.stream().map(Service::slug).toList());
        return found.stream()
                .map(service -> new WholeRecord(
                        service.slug(),
                        service.version(),
                        service.retiredAt() != null,
                        ServiceRequest.of(service),
                        holders.getOrDefault(service.slug(), Map.of())))
                .toList();
    }
}
