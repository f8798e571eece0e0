package io.throughline.action.action;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done.
 *
 * @param description in more words; null if the title says it all
 * @param link to where the work is tracked; null if nowhere else
 * @param rootCause kind of the root cause that it addresses; null if none is named
 */
@Embeddable
public record ActionDetails(
        String title,
        @Nullable String description,
        @Enumerated(EnumType.STRING) ActionType type,
        @Enumerated(EnumType.STRING) Priority priority,
        @Nullable String link,
        @Column(name = "root_cause") @Nullable String rootCause) {}
