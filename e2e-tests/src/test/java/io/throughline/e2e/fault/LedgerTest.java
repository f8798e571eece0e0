package io.throughline.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private static final Request ONE = new Request(Step.DECLARE, "one", "/api/v1/incidents", "{}");
    private static final Request OTHER = new Request(Step.NOTE, "other", "/api/v1/incidents/INC-1/timeline", "{}");

    @TempDir
    private Path folder;

    @Test
    void tellsWhatCameOfEachRequest() {
        Ledger ledger = Ledger.in(folder);
        try (Ledger.Page page = ledger.page("page")) {
            page.beforeSending(ONE, 1);
            page.unknown(ONE, 1, "connection reset");
            page.beforeSending(ONE, 2);
            page.answered(ONE, 2, 201, "INC-1");
            page.beforeSending(OTHER, 1);
        }
        Map<String, Ledger.Outcome> outcomes = ledger.outcomes();
        assertThat(outcomes.get("one")).isEqualTo(new Ledger.Outcome(ONE, 2, 1, 201, "INC-1"));
        assertThat(outcomes.get("one").isAccepted()).isTrue();
        assertThat(outcomes.get("other")).isEqualTo(new Ledger.Outcome(OTHER, 1, 0, null, null));
        assertThat(outcomes.get("other").isAccepted()).isFalse();
    }

    @Test
    void theRequestIsOnDiskBeforeItIsSent() throws IOException {
        try (Ledger.Page page = Ledger.in(folder).page("page")) {
            page.beforeSending(ONE, 1);
            assertThat(Files.readString(folder.resolve("page.jsonl"))).contains("\"one\"");
            page.answered(ONE, 1, 201, "INC-1");
            page.beforeSending(OTHER, 1);
            assertThat(Files.readString(folder.resolve("page.jsonl"))).contains("201", "\"other\"");
        }
    }

    @Test
    void halfALineAtTheEndWasNeverSent() throws IOException {
        Ledger ledger = Ledger.in(folder);
        try (Ledger.Page page = ledger.page("page")) {
            page.beforeSending(ONE, 1);
        }
        Files.writeString(folder.resolve("page.jsonl"), "{\"at\":\"2026-", StandardOpenOption.APPEND);
        assertThat(ledger.outcomes()).containsOnlyKeys("one");
    }

    @Test
    void halfALineElsewhereIsNoLedger() throws IOException {
        Ledger ledger = Ledger.in(folder);
        Path file = folder.resolve("page.jsonl");
        Files.writeString(file, "{\"at\":\"2026-\n");
        try (Ledger.Page page = ledger.page("page")) {
            page.beforeSending(ONE, 1);
        }
        assertThatThrownBy(ledger::outcomes).hasMessageContaining("line 1");
    }

    @Test
    void aRequestHasTheSameKeyWheneverItIsSent() {
        assertThat(new Request(Step.DECLARE, "one", "/api/v1/incidents", "{}").key())
                .isEqualTo(ONE.key());
        assertThat(ONE.key()).isNotEqualTo(OTHER.key());
    }
}
