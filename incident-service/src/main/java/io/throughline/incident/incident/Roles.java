package io.throughline.incident.incident;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/** The roles in an incident, those of today and those that ended: one holder of each, but any number of responders. */
@Embeddable
class Roles {
    /** How many incidents of a list have their roles read by one statement. */
    private static final int BATCH = 200;

    @OneToMany(mappedBy = "incident", cascade = CascadeType.ALL)
    @OrderBy("since, id")
    @BatchSize(size = BATCH)
    private List<RoleHolding> holdings = new ArrayList<>();

    /** Nobody has any yet. */
    Roles() {}

    /** Gives a role, and takes it from who had it. */
    void give(Incident incident, IncidentRole role, String person, Instant now) {
        end(role, role == IncidentRole.RESPONDER ? person : null, now);
        holdings.add(new RoleHolding(incident, role, person, now));
    }

    /**
     * Takes a role away.
     *
     * @param person which holder; null for the only one
     * @return who had it; empty if nobody did
     */
    Optional<String> end(IncidentRole role, @Nullable String person, Instant now) {
        Optional<RoleHolding> holding = current()
                .filter(any ->
                        any.role() == role && (person == null || any.person().equals(person)))
                .findFirst();
        holding.ifPresent(held -> held.end(now));
        return holding.map(RoleHolding::person);
    }

    Optional<String> holderOf(IncidentRole role) {
        return current()
                .filter(holding -> holding.role() == role)
                .map(RoleHolding::person)
                .findFirst();
    }

    boolean has(IncidentRole role, String person) {
        return current()
                .anyMatch(holding -> holding.role() == role && holding.person().equals(person));
    }

    Stream<RoleHolding> current() {
        return holdings.stream().filter(RoleHolding::isCurrent);
    }
}
