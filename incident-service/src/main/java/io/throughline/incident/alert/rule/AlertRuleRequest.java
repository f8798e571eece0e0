package io.throughline.incident.alert.rule;

import io.throughline.incident.catalog.record.Severity;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A rule for the alerts of a name, whole.
 *
 * @param reason why, in words
 * @param until when the verdict ends, later than now; null means for good
 * @param severity of the incidents that they open; null for the default
 * @param groupKey what their incidents are grouped by; null for the alert's name
 * @param runbook URL of what to do
 */
@Schema(name = "AlertRuleRequest")
record AlertRuleRequest(
        @NotNull Verdict verdict,
        @NotNull @NotBlank @Size(max = 2000) String reason,
        @Nullable Instant until,
        @Nullable Severity severity,

        @Nullable @Size(max = 255) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        String groupKey,

        @Nullable @Size(max = 2000) @Pattern(regexp = "https?://\\S+", message = "must be an http or https URL")
        String runbook) {}
