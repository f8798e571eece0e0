package io.throughline.incident.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.incident.catalog.importing.EntryContent.Unreadable;
import io.throughline.incident.catalog.importing.ImportReport.Entry;
import io.throughline.kit.error.FieldError;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of an entry has an end. */
class ImportReportTest {
    @Test
    void firstFiftyErrorsAndWarningsAreToldAndHowManyFollow() {
        Entry entry = entry(EntryDecision.refused(
                Collections.nCopies(51, new FieldError("/tier", "is wrong")), Collections.nCopies(90, "odd")));

        assertThat(entry.errors()).hasSize(51).last().isEqualTo(new FieldError("", "and 1 more"));
        assertThat(entry.warnings()).hasSize(51).last().isEqualTo("and 40 more");
    }

    @Test
    void fiftyAreToldAsTheyAre() {
        List<FieldError> errors = Collections.nCopies(50, new FieldError("/tier", "is wrong"));
        List<String> warnings = Collections.nCopies(50, "odd");

        Entry entry = entry(EntryDecision.refused(errors, warnings));

        assertThat(entry.errors()).isEqualTo(errors);
        assertThat(entry.warnings()).isEqualTo(warnings);
    }

    @Test
    void longKeysAreCutInPointers() {
        Entry entry = entry(EntryDecision.refused("/" + "x".repeat(10_000), "is not known"));

        assertThat(entry.errors().get(0).pointer()).hasSizeLessThan(110).startsWith("/xxx");
    }

    private static Entry entry(EntryDecision decision) {
        return Entry.of(new CatalogEntry(1, 1, "Service", "it", new Unreadable(List.of())), decision);
    }
}
