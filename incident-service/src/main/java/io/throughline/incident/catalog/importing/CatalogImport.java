package io.throughline.incident.catalog.importing;

import io.throughline.incident.catalog.CatalogExchangeService;
import io.throughline.incident.catalog.importing.ImportReport.Entry;
import io.throughline.incident.catalog.readiness.Dependencies;
import io.throughline.incident.catalog.readiness.DependencyTable;
import io.throughline.kit.error.OverloadedException;
import io.throughline.kit.error.UnreadableYamlException;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Takes files in.
 *
 * <p>A file is read twice: first all of it, so that one that is no YAML changes nothing, then document by document into
 * batches, each in transactions of its own. What the import does is not undone when something later fails, not even under an
 * {@code Idempotency-Key}: sent again, the file finds unchanged what it has done.
 */
@Singleton
class CatalogImport {
    private static final Logger LOG = Logger.getLogger(CatalogImport.class);
    private static final int BATCH = 50;

    private final CatalogExchangeService exchange;
    private final EntryJudge judge;
    private final DependencyTable table;
    /** One file at a time: with what is told of it, it may need much of the memory. */
    private final Semaphore place = new Semaphore(1);

    CatalogImport(CatalogExchangeService exchange, EntryJudge judge, DependencyTable table) {
        this.exchange = exchange;
        this.judge = judge;
        this.table = table;
    }

    /**
     * Takes one in.
     *
     * @param dryRun whether only to tell what would become of it
     * @throws UnreadableYamlException if it cannot be read to its end (problem {@code malformed-yaml}, 400)
     * @throws OverloadedException if this replica has another in work (problem {@code unavailable}, 503)
     */
    ImportReport take(byte[] file, boolean dryRun) {
        if (!place.tryAcquire()) {
            throw new OverloadedException();
        }
        try {
            return read(file, dryRun);
        } finally {
            place.release();
        }
    }

    private ImportReport read(byte[] file, boolean dryRun) {
        BackstageUsers users = new BackstageUsers();
        YamlDocuments.each(file, users::note);
        EntryReader reader = new EntryReader(users);
        ImportRun run = new ImportRun(exchange, judge, dryRun, BATCH);
        YamlDocuments.each(file, document -> run.add(reader.read(document)));
        return ImportReport.of(dryRun, withCircles(run.finish(), run.needs()));
    }

    /** What has been written is told in any case, also if the catalogue cannot be read any more. */
    private List<Entry> withCircles(List<Entry> entries, Map<String, List<String>> changed) {
        Map<String, List<String>> needs;
        try {
            needs = new HashMap<>(table.ofServicesInUse());
        } catch (RuntimeException e) {
            LOG.warnf("import does not look for circles cause=%s", e.toString());
            return entries;
        }
        needs.putAll(changed); // after a dry run they are not in the catalogue
        Dependencies dependencies = new Dependencies(needs);
        return entries.stream().map(entry -> warned(entry, dependencies)).toList();
    }

    /** A circle is no reason to refuse what is so: it is for its owners to break. */
    private static Entry warned(Entry entry, Dependencies dependencies) {
        int circle = entry.slug() == null ? 0 : dependencies.circleAround(entry.slug());
        boolean isKept = entry.errors().isEmpty();
        return circle == 0 || !isKept
                ? entry
                : entry.with("It is in a circle of " + circle + " services that need each other.");
    }
}
