package io.throughline.incident.catalog.importing;

import io.throughline.incident.catalog.CatalogExchangeService;
import io.throughline.incident.catalog.ServiceChange;
import io.throughline.incident.catalog.ServiceRequest;
import io.throughline.incident.catalog.Standing;
import io.throughline.incident.catalog.importing.EntryContent.Partial;
import io.throughline.incident.catalog.importing.ImportReport.Entry;
import io.throughline.kit.TransientFaults;
import io.throughline.kit.error.DomainException;
import io.throughline.kit.error.FieldErrorsException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One file on its way into the catalogue, batch by batch. */
final class ImportRun {
    private static final Logger LOG = Logger.getLogger(ImportRun.class);
    private static final Standing UNKNOWN = new Standing(null, null);

    private final CatalogExchangeService exchange;
    private final EntryJudge judge;
    private final boolean dryRun;
    private final int batchSize;
    private final Map<String, Integer> documents = new HashMap<>();
    private final List<CatalogEntry> batch = new ArrayList<>();
    private final List<Entry> done = new ArrayList<>();
    private final Map<String, List<String>> needs = new HashMap<>();
    private boolean isDatabaseGone;

    ImportRun(CatalogExchangeService exchange, EntryJudge judge, boolean dryRun, int batchSize) {
        this.exchange = exchange;
        this.judge = judge;
        this.dryRun = dryRun;
        this.batchSize = batchSize;
    }

    /** Takes one more; what became of it is known when the run is finished. */
    void add(CatalogEntry entry) {
        batch.add(entry);
        if (batch.size() == batchSize) {
            settle();
        }
    }

    /** What became of each, in the order in which they came. */
    List<Entry> finish() {
        settle();
        return done;
    }

    /** By slug, what each service that the file changes, or would change, depends on. */
    Map<String, List<String>> needs() {
        return needs;
    }

    private void settle() {
        List<CatalogEntry> entries = batch.stream().map(this::unlessNamedBefore).toList();
        batch.clear();
        isDatabaseGone = false; // it may be back
        try {
            attempt(entries);
        } catch (RuntimeException e) { // of one of them: the others are not to suffer
            LOG.infof("import goes on entry by entry cause=%s", e.toString());
            entries.forEach(this::attemptAlone);
        }
    }

    private void attemptAlone(CatalogEntry entry) {
        if (isDatabaseGone) {
            done.add(Entry.of(entry, notStored("was not tried")));
            return;
        }
        try {
            attempt(List.of(entry));
        } catch (DomainException e) {
            done.add(Entry.of(
                    entry,
                    e instanceof FieldErrorsException bad
                            ? EntryDecision.refused(bad.errors(), List.of())
                            : EntryDecision.refused("", String.valueOf(e.getMessage()))));
        } catch (RuntimeException e) {
            LOG.errorf(e, "import of an entry failed document=%d slug=%s", entry.document(), entry.slug());
            isDatabaseGone = TransientFaults.isTransient(e);
            done.add(Entry.of(entry, notStored("could not be stored")));
        }
    }

    /** All of them, or, thrown on, none. */
    private void attempt(List<CatalogEntry> entries) {
        List<String> slugs = entries.stream()
                .map(CatalogEntry::slug)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<String, Standing> standing = exchange.standingOf(slugs);
        Map<String, String> zones = exchange.zonesOf(
                entries.stream().map(ImportRun::team).filter(Objects::nonNull).toList());
        List<Entry> results = new ArrayList<>();
        List<ServiceChange> changes = new ArrayList<>();
        for (CatalogEntry entry : entries) {
            EntryDecision decision =
                    judge.decide(entry, standing.getOrDefault(String.valueOf(entry.slug()), UNKNOWN), zones);
            results.add(Entry.of(entry, decision));
            if (decision.change() != null) {
                changes.add(decision.change());
            }
        }
        if (!dryRun && !changes.isEmpty()) {
            exchange.make(changes);
        }
        done.addAll(results);
        changes.forEach(this::noteNeeds);
    }

    private void noteNeeds(ServiceChange change) {
        ServiceRequest content = change.content();
        if (content != null) {
            needs.put(change.slug(), content.dependencies() == null ? List.of() : content.dependencies());
        }
    }

    /** Of two documents about one service the first counts: what the second would overwrite was never seen by anybody. */
    private CatalogEntry unlessNamedBefore(CatalogEntry entry) {
        Integer before = entry.slug() == null ? null : documents.putIfAbsent(entry.slug(), entry.document());
        return before == null || before == entry.document()
                ? entry
                : new CatalogEntry(
                        entry.document(),
                        entry.line(),
                        entry.kind(),
                        entry.slug(),
                        EntryContent.Unreadable.because("", "names the same service as document " + before));
    }

    private static @Nullable String team(CatalogEntry entry) {
        return entry.content() instanceof Partial partial
                ? partial.said().path("team").textValue()
                : null;
    }

    private static EntryDecision notStored(String what) {
        return EntryDecision.refused("", what + ", since the database failed; import the file again");
    }
}
