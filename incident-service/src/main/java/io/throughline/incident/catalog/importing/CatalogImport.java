package io.throughline.incident.catalog.importing;

import io.throughline.incident.catalog.CatalogExchangeService;
import io.throughline.kit.error.UnreadableYamlException;
import jakarta.inject.Singleton;

/**
 * Takes files in.
 *
 * <p>A file is read twice: first all of it, so that one that is no YAML changes nothing, then document by document into
 * batches, each in transactions of its own. What the import does is not undone when something later fails, not even under an
 * {@code Idempotency-Key}: sent again, the file finds unchanged what it has done.
 */
@Singleton
class CatalogImport {
    private static final int BATCH = 50;

    private final CatalogExchangeService exchange;
    private final EntryJudge judge;

    CatalogImport(CatalogExchangeService exchange, EntryJudge judge) {
        this.exchange = exchange;
        this.judge = judge;
    }

    /**
     * Takes one in.
     *
     * @param dryRun whether only to tell what would become of it
     * @throws UnreadableYamlException if it cannot be read to its end (problem {@code malformed-yaml}, 400)
     */
    ImportReport take(byte[] file, boolean dryRun) {
        BackstageUsers users = new BackstageUsers();
        YamlDocuments.each(file, users::note);
        EntryReader reader = new EntryReader(users);
        ImportRun run = new ImportRun(exchange, judge, dryRun, BATCH);
        YamlDocuments.each(file, document -> run.add(reader.read(document)));
        return ImportReport.of(dryRun, run.finish());
    }
}
