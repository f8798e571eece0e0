package io.throughline.incident.catalog;

import io.throughline.kit.security.Emails;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a decision right from now on.
 *
 * @param person e-mail; null leaves the right vacant
 * @param reason for the history
 */
@Schema(name = "DecisionRightRequest")
record DecisionRightRequest(
        @Nullable
        @Size(max = Emails.MAX_LENGTH)
        @Pattern(regexp = Emails.PATTERN, message = "must be an e-mail address")
        String person,

        @Nullable @Size(max = 2000) String reason) {

    /** Normalized. */
    @Nullable
    String address() {
        return person == null ? null : Emails.normalized(person);
    }
}
