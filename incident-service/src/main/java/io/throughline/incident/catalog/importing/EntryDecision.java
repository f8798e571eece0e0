package io.throughline.incident.catalog.importing;

import io.throughline.incident.catalog.ServiceChange;
import io.throughline.kit.error.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of an entry.
 *
 * @param errors why it is refused or skipped
 * @param warnings what the owner should know, in words
 * @param change what is to be written; null if nothing is
 */
record EntryDecision(
        EntryResult result,
        List<FieldError> errors,
        List<String> warnings,
        @Nullable ServiceChange change) {

    static EntryDecision refused(List<FieldError> errors, List<String> warnings) {
        return new EntryDecision(EntryResult.REFUSED, errors, warnings, null);
    }

    static EntryDecision refused(String pointer, String reason) {
        return refused(List.of(new FieldError(pointer, reason)), List.of());
    }

    static EntryDecision unchanged(List<String> warnings) {
        return new EntryDecision(EntryResult.UNCHANGED, List.of(), warnings, null);
    }

    static EntryDecision written(ServiceChange change, List<String> warnings) {
        return new EntryDecision(
                change.seen() == null ? EntryResult.CREATED : EntryResult.UPDATED, List.of(), warnings, change);
    }
}
