package io.throughline.incident.incident;

import io.throughline.kit.json.OptionalBody;
import io.throughline.kit.security.Emails;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why it is not over.
 *
 * @param at since when; null means now
 * @param lead e-mail of who leads it now; null means who leads it, else the caller
 */
@OptionalBody
@Schema(name = "ReopenRequest")
record ReopenRequest(
        @NotNull @NotBlank @Size(max = 2000) String reason,
        @Nullable @Size(max = 5000) String note,
        @Nullable Instant at,

        @Nullable
        @Size(max = Emails.MAX_LENGTH)
        @Pattern(regexp = Emails.PATTERN, message = "must be an e-mail address")
        String lead) {}
