package io.throughline.incident.incident;

import io.throughline.kit.security.Emails;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who has a role from now.
 *
 * @param reason why; null if it goes without saying
 */
@Schema(name = "RoleRequest")
record RoleRequest(
        @NotNull @Size(max = Emails.MAX_LENGTH) @Pattern(regexp = Emails.PATTERN, message = "must be an e-mail address")
        String person,

        @Nullable @Size(max = 2000) String reason) {}
