package io.throughline.action.action;

import io.throughline.action.deadline.DueDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action that is about to be opened.
 *
 * @param item draft of the review that asks for it; null if none does
 * @param details what is to be done
 * @param owner e-mail of the one who does it
 * @param service slug; null if it concerns none
 * @param incident reference; null if it comes from none
 */
public record ActionDraft(
        @Nullable UUID item,
        ActionDetails details,
        String owner,
        @Nullable String service,
        @Nullable String incident,
        DueDate due) {}
