package io.throughline.incident.incident;

import io.throughline.kit.json.OptionalBody;
import io.throughline.kit.security.Emails;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What may be said with an acknowledgement.
 *
 * @param at when it happened; null means now
 * @param lead e-mail of who leads it from now; null means the caller
 */
@OptionalBody
@Schema(name = "AcknowledgeRequest")
record AcknowledgeRequest(
        @Nullable @Size(max = 5000) String note,
        @Nullable Instant at,

        @Nullable
        @Size(max = Emails.MAX_LENGTH)
        @Pattern(regexp = Emails.PATTERN, message = "must be an e-mail address")
        String lead) {}
