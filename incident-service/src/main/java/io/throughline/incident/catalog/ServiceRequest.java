package io.throughline.incident.catalog;

import io.throughline.incident.catalog.record.Attestation;
import io.throughline.incident.catalog.record.Dashboard;
import io.throughline.incident.catalog.record.EscalationStep;
import io.throughline.incident.catalog.record.IncidentPolicy;
import io.throughline.incident.catalog.record.MaintenanceWindow;
import io.throughline.incident.catalog.record.Ownership;
import io.throughline.incident.catalog.record.ReleasePolicy;
import io.throughline.incident.catalog.record.Vendor;
import io.throughline.kit.Slug;
import io.throughline.kit.json.ZoneName;
import io.throughline.kit.security.Emails;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A service's catalogue record as its owner writes it; what a GET answers can be sent back as it is.
 *
 * @param slug must be the one in the path, if it is there
 * @param version is not looked at: {@code If-Match} says which version was seen
 * @param accountableOwner e-mail, or a placeholder ({@code tbd}, {@code unknown}, {@code none}), which counts as no owner
 * @param dependencies slugs of services that it needs; they need not be in the catalogue
 * @param environmentStandard text or URL
 * @param attestation is not looked at: who may confirms the record in a call of its own
 * @param retiredAt is not looked at, as {@code retiredBy}: what is recorded is in use
 */
@Schema(name = "ServiceRequest")
public record ServiceRequest(
        @Nullable String slug,
        @Nullable Integer version,
        @NotNull @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 5000) String description,
        @NotNull @Min(1) @Max(4) Integer tier,

        @Nullable @Size(max = 64) @Pattern(regexp = Slug.PATTERN, message = Slug.MESSAGE)
        String team,

        @NotNull @ZoneName String timeZone,

        @Nullable
        @Size(max = Emails.MAX_LENGTH)
        @Pattern(
                regexp = Emails.PATTERN + "|" + Ownership.PLACEHOLDER_PATTERN,
                message = "must be an e-mail address, or tbd, unknown or none")
        String accountableOwner,

        @Nullable @Size(max = 20)
        List<
                        @NotNull @Size(max = Emails.MAX_LENGTH)
                        @Pattern(regexp = Emails.PATTERN, message = "must be an e-mail address") String>
                deputies,

        @Nullable @Size(max = 50) List<@NotNull @NotBlank @Size(max = 100) String> journeys,
        @Nullable @Valid ReleasePolicy releasePolicy,
        @Nullable @Valid IncidentPolicy incidentPolicy,
        @Nullable @Size(max = 20) List<@NotNull @Valid EscalationStep> escalationRoute,
        @Nullable @Size(max = 50) List<@NotNull @Valid Dashboard> dashboards,

        @Nullable @Size(max = 200)
        List<@NotNull @Pattern(regexp = Slug.PATTERN, message = Slug.MESSAGE) String> dependencies,

        @Nullable @Size(max = 2000) String environmentStandard,
        @Nullable @Size(max = 50) List<@NotNull @Valid Vendor> vendors,
        @Nullable @Size(max = 100) List<@NotNull @Valid MaintenanceWindow> maintenanceWindows,
        @Nullable Attestation attestation,
        @Nullable Instant retiredAt,
        @Nullable String retiredBy) {

    /** What would make the service's record as it is. */
    static ServiceRequest of(Service service) {
        return new ServiceRequest(
                service.slug(),
                Math.toIntExact(service.version()),
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
                null,
                null,
                null);
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
