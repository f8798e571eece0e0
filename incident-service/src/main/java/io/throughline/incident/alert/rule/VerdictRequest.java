package io.throughline.incident.alert.rule;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A verdict on the alerts of a name; what else its rule says stays.
 *
 * @param reason why, in words
 * @param until when it ends, later than now; null means for good
 */
@Schema(name = "VerdictRequest")
public record VerdictRequest(
        @NotNull Verdict verdict,
        @NotNull @NotBlank @Size(max = 2000) String reason,
        @Nullable Instant until) {}
