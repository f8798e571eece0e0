package io.throughline.incident.incident;

import io.throughline.kit.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who has, or had, a role in an incident, and when: hand-overs keep their history. */
@Entity
@Table(name = "role_holding")
class RoleHolding {
    @Id
    private UUID id;

    @SuppressWarnings("UnusedVariable") // Hibernate reads it
    @ManyToOne(optional = false)
    @JoinColumn(name = "incident_id")
    private Incident incident;

    @Enumerated(EnumType.STRING)
    private IncidentRole role;

    private String person;

    private Instant since;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected RoleHolding() {}

    RoleHolding(Incident incident, IncidentRole role, String person, Instant since) {
        this.id = Ids.next();
        this.incident = incident;
        this.role = role;
        this.person = person;
        this.since = since;
    }

    void end(Instant at) {
        endedAt = at;
    }

    boolean isCurrent() {
        return endedAt == null;
    }

    IncidentRole role() {
        return role;
    }

    String person() {
        return person;
    }

    Instant since() {
        return since;
    }
}
