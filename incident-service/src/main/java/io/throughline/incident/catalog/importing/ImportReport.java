package io.throughline.incident.catalog.importing;

import io.throughline.kit.error.FieldError;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file.
 *
 * @param dryRun whether nothing was written, and this is what would be
 * @param counts entries by result
 * @param entries in the order of the file
 */
@Schema(name = "ImportReport")
record ImportReport(boolean dryRun, Map<EntryResult, Integer> counts, List<Entry> entries) {

    static ImportReport of(boolean dryRun, List<Entry> entries) {
        Map<EntryResult, Integer> counts = new EnumMap<>(EntryResult.class);
        for (EntryResult result : EntryResult.values()) {
            counts.put(result, 0);
        }
        entries.forEach(entry -> counts.merge(entry.result(), 1, Integer::sum));
        return new ImportReport(dryRun, counts, entries);
    }

    /**
     * What became of one document.
     *
     * @param document its number, from 1
     * @param line where it starts, from 1
     * @param kind as the document names it
     * @param slug of the service; null if it cannot be told
     * @param errors why it is refused or skipped; pointers lead into the document. Of more than 50 the first ones
     * @param warnings what the owner should know, in words. Of more than 50 the first ones
     */
    @Schema(name = "ImportedEntry")
    record Entry(
            int document,
            int line,
            @Nullable String kind,
            @Nullable String slug,
            EntryResult result,
            List<FieldError> errors,
            List<String> warnings) {
        /** Who reads more of one document? And tens of thousands of documents may have as many. */
        static final int MAX_TOLD = 50;

        static Entry of(CatalogEntry entry, EntryDecision decision) {
            return new Entry(
                    entry.document(),
                    entry.line(),
                    entry.kind(),
                    entry.slug(),
                    decision.result(),
                    told(decision.errors(), more -> new FieldError("", more)).stream()
                            .map(error -> new FieldError(YamlEvents.shortened(error.pointer()), error.reason()))
                            .toList(),
                    told(decision.warnings(), Function.identity()));
        }

        /** The same with one more warning. */
        Entry with(String warning) {
            List<String> more =
                    Stream.concat(warnings.stream(), Stream.of(warning)).toList();
            return new Entry(document, line, kind, slug, result, errors, more);
        }

        private static <T> List<T> told(List<T> all, Function<String, T> asLast) {
            if (all.size() <= MAX_TOLD) {
                return all;
            }
            List<T> told = new ArrayList<>(all.subList(0, MAX_TOLD));
            told.add(asLast.apply("and " + (all.size() - MAX_TOLD) + " more"));
            return told;
        }
    }
}
