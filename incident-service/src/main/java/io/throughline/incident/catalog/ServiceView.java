package io.throughline.incident.catalog;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A service as the API shows it. */
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
                service.version());
    }
}
