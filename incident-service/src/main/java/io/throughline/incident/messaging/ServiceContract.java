package io.throughline.incident.messaging;

import io.throughline.events.ServiceDetails;
import io.throughline.incident.catalog.ReleasePolicy;
import io.throughline.incident.catalog.Service;
import java.util.Objects;

/** What the catalogue says of a service as its events carry it. */
final class ServiceContract {
    private ServiceContract() {}

    static ServiceDetails details(Service service) {
        return new ServiceDetails(
                service.description(),
                releasePolicy(service.releasePolicy()),
                service.dashboards().stream()
                        .map(dashboard -> new ServiceDetails.Dashboard(
                                dashboard.title(), dashboard.url(), dashboard.owner(), dashboard.businessSignal()))
                        .toList(),
                service.dependencies(),
                service.environmentStandard(),
                service.vendors().stream()
                        .map(vendor -> new ServiceDetails.Vendor(vendor.name(), vendor.contact()))
                        .toList(),
                service.maintenanceWindows().stream()
                        .map(window ->
                                new ServiceDetails.MaintenanceWindow(window.from(), window.to(), window.reason()))
                        .toList(),
                null);
    }

    private static ServiceDetails.ReleasePolicy releasePolicy(ReleasePolicy policy) {
        return new ServiceDetails.ReleasePolicy(
                policy.evidence(),
                policy.rollbackPath(),
                policy.rollbackExercisedOn(),
                policy.freezeRule(),
                Objects.requireNonNull(policy.highRiskApprover(), "the catalogue fills it in")
                        .name());
    }
}
