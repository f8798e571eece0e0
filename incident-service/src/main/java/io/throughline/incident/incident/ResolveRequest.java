package io.throughline.incident.incident;

import io.throughline.kit.json.OptionalBody;
import io.throughline.kit.security.Emails;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What may be said with a resolution.
 *
 * @param at when it happened; null means now
 * @param fixVerifiedBy e-mail of who made sure that the fix made no new risk; null if nobody is named
 */
@OptionalBody
@Schema(name = "ResolveRequest")
record ResolveRequest(
        @Nullable @Size(max = 5000) String note,
        @Nullable Instant at,

        @Nullable
        @Size(max = Emails.MAX_LENGTH)
        @Pattern(regexp = Emails.PATTERN, message = "must be an e-mail address")
        String fixVerifiedBy) {}
