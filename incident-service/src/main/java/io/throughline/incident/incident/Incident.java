package io.throughline.incident.incident;

import io.throughline.incident.alert.AlertGroup;
import io.throughline.incident.catalog.Severity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/** An incident, from its declaration on. */
@Entity
public class Incident {
    /** Who declares what no person declares. */
    public static final String SYSTEM = "system";

    @Id
    private UUID id;

    @Generated
    private long number;

    private String title;

    private String service;

    @Nullable
    @Column(name = "group_key")
    private String groupKey;

    @Enumerated(EnumType.STRING)
    private Severity severity;

    @Enumerated(EnumType.STRING)
    private IncidentStatus status;

    @Enumerated(EnumType.STRING)
    @Column(name = "detected_by")
    private DetectionMethod detectedBy;

    @Column(name = "declared_by")
    private String declaredBy;

    @Nullable
    @Column(name = "impact_started_at")
    private Instant impactStartedAt;

    @Column(name = "detected_at")
    private Instant detectedAt;

    @Column(name = "declared_at")
    private Instant declaredAt;

    private long version;

    @Column(name = "last_sequence")
    private long lastSequence;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Incident() {}

    private Incident(UUID id, String title, String service, Severity severity, Instant declaredAt) {
        this.id = id;
        this.title = title;
        this.service = service;
        this.severity = severity;
        this.status = IncidentStatus.DECLARED;
        this.detectedBy = DetectionMethod.MONITORING;
        this.declaredBy = SYSTEM;
        this.detectedAt = declaredAt;
        this.declaredAt = declaredAt;
        this.version = 1;
    }

    /** Declares an incident because of alerts; it was detected when the first of them fired, not later than now. */
    static Incident ofAlerts(UUID id, AlertGroup group, Severity severity, Instant now) {
        Incident incident =
                new Incident(id, group.groupKey() + " on " + group.service(), group.service(), severity, now);
        incident.groupKey = group.groupKey();
        incident.detectedAt = group.since().isBefore(now) ? group.since() : now;
        return incident;
    }

    /** Takes the number of the next event; gapless as long as every number taken is announced in the same transaction. */
    long nextSequence() {
        return ++lastSequence;
    }

    /** UUID version 7. */
    public UUID id() {
        return id;
    }

    /** What people call it: {@code INC-12}. */
    public String reference() {
        return IncidentRef.of(number);
    }

    long number() {
        return number;
    }

    /** In words. */
    public String title() {
        return title;
    }

    /** Slug of the primary service. */
    public String service() {
        return service;
    }

    /** How bad it is. */
    public Severity severity() {
        return severity;
    }

    /** Where it stands. */
    public IncidentStatus status() {
        return status;
    }

    /** Who noticed. */
    public DetectionMethod detectedBy() {
        return detectedBy;
    }

    /** E-mail of the person, or {@link #SYSTEM}. */
    public String declaredBy() {
        return declaredBy;
    }

    /** Null while unknown. */
    public @Nullable Instant impactStartedAt() {
        return impactStartedAt;
    }

    /** When somebody or something noticed. */
    public Instant detectedAt() {
        return detectedAt;
    }

    /** When it was declared. */
    public Instant declaredAt() {
        return declaredAt;
    }

    long version() {
        return version;
    }
}
