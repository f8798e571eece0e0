package io.throughline.incident.catalog;

import io.throughline.incident.catalog.record.Attestation;
import io.throughline.incident.catalog.record.Dashboard;
import io.throughline.incident.catalog.record.DecisionRight;
import io.throughline.incident.catalog.record.EscalationStep;
import io.throughline.incident.catalog.record.IncidentPolicy;
import io.throughline.incident.catalog.record.Joining;
import io.throughline.incident.catalog.record.MaintenanceWindow;
import io.throughline.incident.catalog.record.ReleasePolicy;
import io.throughline.incident.catalog.record.Severity;
import io.throughline.incident.catalog.record.Vendor;
import io.throughline.kit.error.IllegalMoveException;
import io.throughline.kit.security.Emails;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Something live that customers or colleagues depend on, and who owns it. */
@Entity
public class Service {
    @Id
    private String slug;

    private String name;

    @Nullable
    private String description;

    private int tier;

    @Nullable
    private String team;

    @Column(name = "time_zone")
    private String timeZone;

    @Nullable
    @Column(name = "accountable_owner")
    private String accountableOwner;

    private List<String> deputies;

    private List<String> journeys;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "release_policy")
    private ReleasePolicy releasePolicy;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "incident_policy")
    private IncidentPolicy incidentPolicy;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "escalation_route")
    private List<EscalationStep> escalationRoute;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Dashboard> dashboards;

    private List<String> dependencies;

    @Nullable
    @Column(name = "environment_standard")
    private String environmentStandard;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Vendor> vendors;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "maintenance_windows")
    private List<MaintenanceWindow> maintenanceWindows;

    @Enumerated(EnumType.STRING)
    @Column(name = "high_risk_approver")
    private DecisionRight highRiskApprover;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<Severity, Joining> joining;

    @Nullable
    @Column(name = "attested_at")
    private Instant attestedAt;

    @Nullable
    @Column(name = "attested_by")
    private String attestedBy;

    @Nullable
    @Column(name = "attestation_note")
    private String attestationNote;

    @Nullable
    @Column(name = "attestation_due_at")
    private Instant attestationDueAt;

    @Nullable
    @Column(name = "retired_at")
    private Instant retiredAt;

    @Nullable
    @Column(name = "retired_by")
    private String retiredBy;

    private long version;

    @Column(name = "last_sequence")
    private long lastSequence;

    @Column(name = "changed_at")
    private Instant changedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Service() {}

    @SuppressWarnings("NullAway.Init") // record sets the rest
    Service(String slug, ServiceRequest as, Instant now) {
        this.slug = slug;
        record(as, now);
    }

    /**
     * Takes over what its owner says of it; one version and one event each time. A retired service is in use again, and a new
     * owner has confirmed nothing yet.
     */
    final void record(ServiceRequest as, Instant now) {
        name = as.name();
        description = as.description();
        tier = as.tier();
        team = as.team();
        timeZone = as.timeZone();
        recordOwner(as.accountableOwner() == null ? null : Emails.normalized(as.accountableOwner()));
        deputies = ServiceRequest.orEmpty(as.deputies()).stream()
                .map(Emails::normalized)
                .distinct()
                .toList();
        journeys = ServiceRequest.orEmpty(as.journeys()).stream().distinct().toList();
        recordPolicies(
                as.releasePolicy() == null ? ReleasePolicy.NONE : as.releasePolicy(),
                as.incidentPolicy() == null ? IncidentPolicy.DEFAULT : as.incidentPolicy());
        recordSurroundings(as);
        escalationRoute = ServiceRequest.orEmpty(as.escalationRoute()).stream()
                .map(EscalationStep::normalized)
                .toList();
        dashboards = ServiceRequest.orEmpty(as.dashboards()).stream()
                .map(Dashboard::normalized)
                .toList();
        retiredAt = null;
        retiredBy = null;
        change(now);
    }

    private void recordOwner(@Nullable String owner) {
        if (!Objects.equals(owner, accountableOwner)) {
            attestedAt = null;
            attestedBy = null;
            attestationNote = null;
            attestationDueAt = null;
        }
        accountableOwner = owner;
    }

    private void recordPolicies(ReleasePolicy release, IncidentPolicy incidents) {
        releasePolicy = release.approvedBy(null);
        highRiskApprover = Objects.requireNonNullElse(release.highRiskApprover(), DecisionRight.APPROVE_RISKY_RELEASE);
        incidentPolicy = incidents.joinedBy(null);
        joining = Objects.requireNonNullElse(incidents.joining(), Map.of());
    }

    private void recordSurroundings(ServiceRequest as) {
        dependencies =
                ServiceRequest.orEmpty(as.dependencies()).stream().distinct().toList();
        environmentStandard = as.environmentStandard();
        vendors = ServiceRequest.orEmpty(as.vendors());
        maintenanceWindows = ServiceRequest.orEmpty(as.maintenanceWindows());
    }

    /** Somebody who answers for it confirms the record; one version and one event. */
    void attest(Attestation attestation) {
        attestedAt = attestation.at();
        attestedBy = attestation.by();
        attestationNote = attestation.note();
        attestationDueAt = attestation.dueAt();
        change(attestation.at());
    }

    /** It is no more; one version and one event. */
    void retire(String by, Instant now) {
        retiredAt = now;
        retiredBy = by;
        change(now);
    }

    /** Who holds one of its rights has changed; one version and one event. */
    void changeRights(Instant now) {
        change(now);
    }

    private void change(Instant now) {
        changedAt = now;
        version++;
        lastSequence++;
    }

    /**
     * Refuses what makes no sense for a service that is no more.
     *
     * @throws IllegalMoveException if it is retired (problem {@code illegal-move}, 409)
     */
    void requireInUse() {
        if (retiredAt != null) {
            throw new IllegalMoveException("It is retired; record it again first.", List.of("record"));
        }
    }

    /** Takes the number of an event that changes nothing in the record; its version stays. */
    void takeNextSequence() {
        lastSequence++;
    }

    /** Kebab-case. */
    public String slug() {
        return slug;
    }

    /** As people call it. */
    public String name() {
        return name;
    }

    /** Null if there is none. */
    public @Nullable String description() {
        return description;
    }

    /** 1 (customers stop) to 4. */
    public int tier() {
        return tier;
    }

    /** Null if none is named. */
    public @Nullable String team() {
        return team;
    }

    /** IANA name. */
    public String timeZone() {
        return timeZone;
    }

    /** What the record names, be it an address or a placeholder. */
    public @Nullable String accountableOwner() {
        return accountableOwner;
    }

    /** E-mails. */
    public List<String> deputies() {
        return List.copyOf(deputies);
    }

    /** Business journeys that it serves. */
    public List<String> journeys() {
        return List.copyOf(journeys);
    }

    /** What its releases need. */
    public ReleasePolicy releasePolicy() {
        return releasePolicy.approvedBy(highRiskApprover);
    }

    /** What it asks of its incidents. */
    public IncidentPolicy incidentPolicy() {
        return incidentPolicy.joinedBy(joining);
    }

    /** Steps in order. */
    public List<EscalationStep> escalationRoute() {
        return List.copyOf(escalationRoute);
    }

    /** What shows how it does; older rows have the owners as they were written. */
    public List<Dashboard> dashboards() {
        return dashboards.stream().map(Dashboard::normalized).toList();
    }

    /** Slugs of what it needs, each once, whether they are in the catalogue or not. */
    public List<String> dependencies() {
        return List.copyOf(dependencies);
    }

    /** Text or URL. */
    public @Nullable String environmentStandard() {
        return environmentStandard;
    }

    /** Who owns parts of it from outside. */
    public List<Vendor> vendors() {
        return List.copyOf(vendors);
    }

    /** When its alerts open no incident, also those that are over. */
    public List<MaintenanceWindow> maintenanceWindows() {
        return List.copyOf(maintenanceWindows);
    }

    /** The last one by the present owner or a deputy; null if there is none. */
    public @Nullable Attestation attestation() {
        return attestedAt == null || attestedBy == null || attestationDueAt == null
                ? null
                : new Attestation(attestedAt, attestedBy, attestationNote, attestationDueAt);
    }

    /** Since when it is no more; null while it lives. */
    public @Nullable Instant retiredAt() {
        return retiredAt;
    }

    /** E-mail; null while it lives. */
    public @Nullable String retiredBy() {
        return retiredBy;
    }

    /** From 1; one more with each change. */
    public long version() {
        return version;
    }

    /** Number of the newest event. */
    public long lastSequence() {
        return lastSequence;
    }

    /** When the record changed last. */
    public Instant changedAt() {
        return changedAt;
    }

    /** Whether the record names that person as its owner or a deputy. */
    boolean isOwnedBy(String email) {
        return email.equals(accountableOwner) || deputies.contains(email);
    }
}
