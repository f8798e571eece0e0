package io.throughline.incident.incident;

import io.throughline.kit.security.Emails;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who may know of it beside those whose part in it says so, and why.
 *
 * @param members e-mails; whoever was added before and is not here is taken away
 */
@Schema(name = "MembersRequest")
record MembersRequest(
        @NotNull @Size(max = 200)
        List<
                        @NotNull @Size(max = Emails.MAX_LENGTH)
                        @Pattern(regexp = Emails.PATTERN, message = "must be an e-mail address") String>
                members,

        @NotNull @NotBlank @Size(max = 2000) String reason) {}
