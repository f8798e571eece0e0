package io.throughline.incident.review;

import io.throughline.kit.Ids;
import io.throughline.kit.security.Emails;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A prevention action that a review asks for, as far as it is written.
 *
 * @param item names the draft: send it back to keep it, leave it out for a new one
 * @param owner e-mail of the one who does it
 * @param dueOn last day, where the team works
 * @param priority {@code P3} if it is absent
 */
@Schema(name = "DraftAction")
record DraftAction(
        @Nullable UUID item,
        @Nullable @Size(max = 300) String title,
        @Nullable ActionType type,

        @Nullable
        @Size(max = Emails.MAX_LENGTH)
        @Pattern(regexp = Emails.PATTERN, message = "must be an e-mail address")
        String owner,

        @Nullable LocalDate dueOn,
        @Nullable ActionPriority priority) {

    DraftAction named() {
        return new DraftAction(
                item == null ? Ids.next() : item,
                title,
                type,
                owner == null ? null : Emails.normalized(owner),
                dueOn,
                priority == null ? ActionPriority.P3 : priority);
    }
}
