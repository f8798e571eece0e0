package io.throughline.action.action;

import io.throughline.kit.Slug;
import io.throughline.kit.json.OptionalBody;
import io.throughline.kit.security.Emails;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who is to do what by when. It belongs to a service or comes from an incident, or both.
 *
 * @param description in more words
 * @param priority {@code P3} if it is absent
 * @param owner e-mail of one person
 * @param service slug; null means the incident's primary service
 * @param incident reference, {@code INC-12}; null if it comes from none
 * @param dueOn last day, where the service's team works; null means the usual days for the incident's severity
 * @param rootCause kind of the root cause that it addresses
 * @param link to where the work is tracked
 * @param note why, for the history
 */
@OptionalBody
@Schema(name = "OpenRequest")
record OpenRequest(
        @NotNull @NotBlank @Size(max = 300) String title,
        @Nullable @Size(max = 5000) String description,
        @NotNull ActionType type,
        @Nullable Priority priority,

        @NotNull @Size(max = Emails.MAX_LENGTH) @Pattern(regexp = Emails.PATTERN, message = "must be an e-mail address")
        String owner,

        @Nullable @Pattern(regexp = Slug.PATTERN, message = Slug.MESSAGE)
        String service,

        @Nullable @Pattern(regexp = "INC-[1-9]\\d{0,17}", message = "must be an incident's reference such as INC-12")
        String incident,

        @Nullable LocalDate dueOn,

        @Nullable @Pattern(regexp = RootCauseKind.PATTERN, message = RootCauseKind.MESSAGE)
        String rootCause,

        @Nullable @Size(max = 2000) @Pattern(regexp = WebLink.PATTERN, message = WebLink.MESSAGE)
        String link,

        @Nullable @Size(max = 5000) String note) {

    ActionDetails details() {
        return new ActionDetails(
                title.strip(),
                Texts.orNull(description),
                type,
                priority == null ? Priority.P3 : priority,
                Texts.orNull(link),
                Texts.orNull(rootCause));
    }
}
