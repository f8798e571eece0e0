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
 * What is right of an interval of impact that was recorded otherwise.
 *
 * @param customersShare of all customers, 0 to 1
 * @param startedAt null keeps what is known
 * @param endedAt null keeps what is known
 */
@Schema(name = "ImpactCorrectionRequest")
public record ImpactCorrectionRequest(
        @NotNull @NotBlank @Size(max = 5000) String statement,
        @Nullable @Min(0) Integer customersAffected,
        @Nullable @DecimalMin("0") @DecimalMax("1") BigDecimal customersShare,
        @Nullable @Size(max = 50) List<@NotNull @NotBlank @Size(max = 100) String> journeys,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable @Valid Money businessEffectPerMinute,
        @Nullable Boolean slaBreached,
        @Nullable @Min(0) Integer supportTickets,
        @NotNull @NotBlank @Size(max = 2000) String reason) {

    /** The same, said as if it were new. */
    public ImpactRequest asRequest() {
        return new ImpactRequest(
                statement,
                customersAffected,
                customersShare,
                journeys,
                startedAt,
                endedAt,
                businessEffectPerMinute,
                slaBreached,
                supportTickets,
                reason);
    }
}
