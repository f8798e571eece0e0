package io.throughline.incident.catalog.importing;

import io.throughline.kit.http.BodyLimit;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** How long a file may be: 10,000 services with 3 KB each, which is more than most have to say. */
class ImportLimits {
    private static final long BYTES = 32L << 20;

    @Produces
    @Singleton
    BodyLimit catalogFile() {
        return new BodyLimit(CatalogExchangeResource.IMPORT_PATH, BYTES);
    }
}
