package io.throughline.incident.catalog;

import io.throughline.incident.catalog.record.Attestation;
import io.throughline.incident.catalog.record.Dashboard;
import io.throughline.incident.catalog.record.EscalationStep;
import io.throughline.incident.catalog.record.IncidentPolicy;
import io.throughline.incident.catalog.record.MaintenanceWindow;
import io.throughline.incident.catalog.record.ReleasePolicy;
import io.throughline.incident.catalog.record.Vendor;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A service as the API shows it.
 *
 * @param attestation the last one by its present owner or a deputy; null if there is none, which makes it due now
 * @param retiredAt since when it is no more; null, as {@code retiredBy}, while it lives
 */
@Schema(name = "Service")
record ServiceView(
        String slug,
        String name,
        @Nullable String description,
        int tier,
        @Nullable String team,
        String timeZone,
        @Nullable String accountableOwner,
        List<String> deputies,
        List<String> journeys,
        ReleasePolicy releasePolicy,
        IncidentPolicy incidentPolicy,
        List<EscalationStep> escalationRoute,
        List<Dashboard> dashboards,
        List<String> dependencies,
        @Nullable String environmentStandard,
        List<Vendor> vendors,
        List<MaintenanceWindow> maintenanceWindows,
        @Nullable Attestation attestation,
        @Nullable Instant retiredAt,
        @Nullable String retiredBy,
        long version) {

    static ServiceView of(Service service) {
        return new ServiceView(
                service.slug(),
                service.name(),
                service.description(),
                service.tier(),
                service.team(),
                service.timeZone(),
                service.accountableOwner(),
                service.deputies(),
                service.journeys(),
                service.releasePolicy(),
                service.incidentPolicy(),
                service.escalationRoute(),
                service.dashboards(),
                service.dependencies(),
                service.environmentStandard(),
                service.vendors(),
                service.maintenanceWindows(),
                service.attestation(),
                service.retiredAt(),
                service.retiredBy(),
                service.version());
    }
}
