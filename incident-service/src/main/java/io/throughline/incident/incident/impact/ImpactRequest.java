package io.throughline.incident.incident.impact;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of an impact.
 *
 * @param customersShare of all customers, 0 to 1
 * @param startedAt null keeps what is known
 * @param endedAt null while it lasts, or keeps what is known
 * @param reason why it is said now; null if it goes without saying
 */
@Schema(name = "ImpactRequest")
public record ImpactRequest(
        @NotNull @NotBlank @Size(max = 5000) String statement,
        @Nullable @Min(0) Integer customersAffected,
        @Nullable @DecimalMin("0") @DecimalMax("1") BigDecimal customersShare,
        @Nullable @Size(max = 50) List<@NotNull @NotBlank @Size(max = 100) String> journeys,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable @Valid Money businessEffectPerMinute,
        @Nullable Boolean slaBreached,
        @Nullable @Min(0) Integer supportTickets,
        @Nullable @Size(max = 2000) String reason) {

    /** As an interval of that number, with its times as they are known by then. */
    ImpactInterval as(int number, @Nullable Instant from, @Nullable Instant to) {
        return new ImpactInterval(
                number,
                statement,
                customersAffected,
                customersShare,
                journeys == null ? List.of() : List.copyOf(journeys),
                from,
                to,
                businessEffectPerMinute,
                slaBreached,
                supportTickets);
    }
}
