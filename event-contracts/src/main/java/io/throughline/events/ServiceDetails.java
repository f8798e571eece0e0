package io.throughline.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue says of a service beside who owns it and who is told.
 *
 * @param description null if there is none
 * @param dependencies slugs of services that it needs; they need not be in the catalogue
 * @param environmentStandard text or URL; null if none is named
 * @param attestation when the present owner confirmed the record last; null if they have not
 */
public record ServiceDetails(
        @Nullable String description,
        ReleasePolicy releasePolicy,
        List<Dashboard> dashboards,
        List<String> dependencies,
        @Nullable String environmentStandard,
        List<Vendor> vendors,
        List<MaintenanceWindow> maintenanceWindows,
        @Nullable Attestation attestation) {

    /**
     * What a release needs.
     *
     * @param evidence what must be there before it
     * @param rollbackPath text or URL; null if none is named
     * @param rollbackExercisedOn null if nobody has said so
     * @param freezeRule in words; null if there is none
     * @param highRiskApprover the decision right whose holder approves a release of high risk
     */
    public record ReleasePolicy(
            List<String> evidence,
            @Nullable String rollbackPath,
            @Nullable LocalDate rollbackExercisedOn,
            @Nullable String freezeRule,
            String highRiskApprover) {}

    /**
     * A dashboard.
     *
     * @param owner e-mail; null if nobody keeps it true
     * @param businessSignal what of the business it shows; null if nobody has said so
     */
    public record Dashboard(
            String title,
            String url,
            @Nullable String owner,
            @Nullable String businessSignal) {}

    /**
     * A company outside that owns a part of the service.
     *
     * @param contact null if none is named
     */
    public record Vendor(String name, @Nullable String contact) {}

    /**
     * A time in which its alerts open no incident.
     *
     * @param from its first moment
     * @param to the first moment after it
     * @param reason null if none is named
     */
    public record MaintenanceWindow(
            Instant from, Instant to, @Nullable String reason) {}

    /**
     * Somebody who answers for the service has confirmed its record.
     *
     * @param by e-mail
     * @param dueAt when it must be confirmed again
     */
    public record Attestation(Instant at, String by, Instant dueAt) {}
}
