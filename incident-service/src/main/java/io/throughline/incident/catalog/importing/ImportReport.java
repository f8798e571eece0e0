package io.throughline.incident.catalog.importing;

import io.throughline.kit.error.FieldError;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
     * @param errors why it is refused or skipped; pointers lead into the document
     * @param warnings what the owner should know, in words
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

        static Entry of(CatalogEntry entry, EntryDecision decision) {
            return new Entry(
                    entry.document(),
                    entry.line(),
                    entry.kind(),
                    entry.slug(),
                    decision.result(),
                    decision.errors(),
                    decision.warnings());
        }

        /** The same with one more warning. */
        Entry with(String warning) {
            List<String> more =
                    Stream.concat(warnings.stream(), Stream.of(warning)).toList();
            return new Entry(document, line, kind, slug, result, errors, more);
        }
    }
}
