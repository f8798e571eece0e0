package io.throughline.action.action;

import io.throughline.kit.json.OptionalBody;
import io.throughline.kit.security.Emails;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who does it from now on.
 *
 * @param owner e-mail of one person
 */
@OptionalBody
@Schema(name = "OwnerRequest")
record OwnerRequest(
        @NotNull @Size(max = Emails.MAX_LENGTH) @Pattern(regexp = Emails.PATTERN, message = "must be an e-mail address")
        String owner,

        @Nullable @Size(max = 2000) String reason) {}
