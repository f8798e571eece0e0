package io.throughline.incident.catalog.readiness;

import io.throughline.incident.catalog.CatalogConfig;
import io.throughline.incident.catalog.Gap;
import io.throughline.incident.catalog.Service;
import io.throughline.incident.catalog.record.Attestation;
import io.throughline.incident.catalog.record.IncidentPolicy;
import io.throughline.incident.catalog.record.Joining;
import io.throughline.incident.catalog.record.ReleasePolicy;
import io.throughline.incident.catalog.record.Severity;
import io.throughline.incident.catalog.record.Vendor;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a record says what it must, and its owner stands by it. */
@Singleton
class PolicyCheck implements ReadinessCheck {
    private final CatalogConfig config;

    PolicyCheck(CatalogConfig config) {
        this.config = config;
    }

    @Override
    public Set<Gap> gaps() {
        return Set.of(
                Gap.NO_RELEASE_EVIDENCE,
                Gap.NO_ROLLBACK_PATH,
                Gap.ROLLBACK_NOT_EXERCISED,
                Gap.NO_FREEZE_RULE,
                Gap.NO_INCIDENT_POLICY,
                Gap.NOT_ATTESTED,
                Gap.NO_ENVIRONMENT_STANDARD,
                Gap.VENDOR_WITHOUT_CONTACT,
                Gap.RETIRED);
    }

    @Override
    public Map<String, List<ReadinessItem>> itemsOf(List<Service> services, Instant now) {
        return services.stream().collect(Collectors.toMap(Service::slug, service -> itemsOf(service, now)));
    }

    private List<ReadinessItem> itemsOf(Service service, Instant now) {
        List<ReadinessItem> items = new ArrayList<>(release(service.releasePolicy()));
        items.add(rollback(
                service.releasePolicy().rollbackExercisedOn(),
                now.atZone(ZoneId.of(service.timeZone())).toLocalDate()));
        items.add(incidents(service.incidentPolicy()));
        items.add(attestation(service.attestation(), now));
        items.add(ReadinessItem.of(
                Gap.NO_ENVIRONMENT_STANDARD,
                isSaid(service.environmentStandard()),
                "Name the standard that its environment follows, as text or URL."));
        items.add(vendors(service.vendors()));
        items.add(
                service.retiredAt() == null
                        ? ReadinessItem.met(Gap.RETIRED)
                        : ReadinessItem.missing(
                                Gap.RETIRED,
                                "It is retired: turn off the alerts that still name it, which open incidents all the same,"
                                        + " or record it again.",
                                service.retiredAt()));
        return items;
    }

    private static List<ReadinessItem> release(ReleasePolicy policy) {
        return List.of(
                ReadinessItem.of(
                        Gap.NO_RELEASE_EVIDENCE,
                        !policy.evidence().isEmpty(),
                        "Say which evidence must be there before a release."),
                ReadinessItem.of(
                        Gap.NO_ROLLBACK_PATH, isSaid(policy.rollbackPath()), "Say how to go back, as text or URL."),
                ReadinessItem.of(
                        Gap.NO_FREEZE_RULE,
                        isSaid(policy.freezeRule()),
                        "Say when it is not to be released, in words."));
    }

    private ReadinessItem rollback(@Nullable LocalDate exercisedOn, LocalDate today) {
        long days = config.rollbackExercisedWithin().toDays();
        String toDo = "Try the rollback, and say on which day: it is to be tried every " + days + " days.";
        if (exercisedOn == null || exercisedOn.isAfter(today)) { // a plan is no exercise
            return ReadinessItem.missing(Gap.ROLLBACK_NOT_EXERCISED, toDo);
        }
        LocalDate last = exercisedOn.plusDays(days);
        return last.isBefore(today)
                ? ReadinessItem.missing(
                        Gap.ROLLBACK_NOT_EXERCISED,
                        toDo,
                        last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                : ReadinessItem.met(Gap.ROLLBACK_NOT_EXERCISED);
    }

    private static ReadinessItem incidents(IncidentPolicy policy) {
        Map<Severity, Joining> joining = policy.joining() == null ? Map.of() : policy.joining();
        String silent = Stream.of(Severity.SEV1, Severity.SEV2)
                .filter(severity -> !joining.containsKey(severity)
                        || joining.get(severity).roles().isEmpty())
                .map(Enum::name)
                .collect(Collectors.joining(" and "));
        return ReadinessItem.of(
                Gap.NO_INCIDENT_POLICY,
                silent.isEmpty(),
                "Say which roles and which steps of the escalation route join an incident of " + silent + ".");
    }

    private static ReadinessItem attestation(@Nullable Attestation last, Instant now) {
        if (last == null) {
            return ReadinessItem.missing(
                    Gap.NOT_ATTESTED, "Its present owner has not confirmed this record: read and confirm it.");
        }
        return last.dueAt().isAfter(now)
                ? ReadinessItem.met(Gap.NOT_ATTESTED)
                : ReadinessItem.missing(
                        Gap.NOT_ATTESTED,
                        last.by() + " confirmed it at " + last.at() + ": confirm it again.",
                        last.dueAt());
    }

    private static ReadinessItem vendors(List<Vendor> vendors) {
        return ReadinessItem.of(
                Gap.VENDOR_WITHOUT_CONTACT,
                vendors.stream().allMatch(vendor -> isSaid(vendor.contact())),
                "Say how to reach "
                        + vendors.stream()
                                .filter(vendor -> !isSaid(vendor.contact()))
                                .map(Vendor::name)
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    private static boolean isSaid(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
