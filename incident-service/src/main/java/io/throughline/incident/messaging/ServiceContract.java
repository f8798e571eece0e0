package io.throughline.incident.messaging;

import io.throughline.events.ServiceChanged;
import io.throughline.events.ServiceDetails;
import io.throughline.events.ServiceEvent;
import io.throughline.events.ServiceRetired;
import io.throughline.incident.catalog.Service;
import io.throughline.incident.catalog.ServiceRecorded;
import io.throughline.incident.catalog.record.Attestation;
import io.throughline.incident.catalog.record.ReleasePolicy;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the catalogue says of a service as its events carry it. */
final class ServiceContract {
    private ServiceContract() {}

    static ServiceEvent event(ServiceRecorded recorded) {
        Service service = recorded.service();
        Instant retiredAt = service.retiredAt();
        String retiredBy = service.retiredBy();
        return retiredAt == null || retiredBy == null
                ? record(recorded)
                : new ServiceRetired(record(recorded), retiredAt, retiredBy);
    }

    private static ServiceChanged record(ServiceRecorded recorded) {
        Service service = recorded.service();
        return new ServiceChanged(
                service.slug(),
                service.name(),
                service.tier(),
                service.team(),
                service.timeZone(),
                recorded.owner(),
                recorded.deputies(),
                service.journeys(),
                Contract.route(service.escalationRoute()),
                Contract.policy(service.incidentPolicy()),
                Contract.calendar(recorded.calendar()),
                Contract.rights(recorded.holders()),
                details(service));
    }

    private static ServiceDetails details(Service service) {
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
                attestation(service.attestation()));
    }

    private static ServiceDetails.@Nullable Attestation attestation(@Nullable Attestation last) {
        return last == null ? null : new ServiceDetails.Attestation(last.at(), last.by(), last.dueAt());
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
