package io.throughline.incident.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the catalogue asks of its records. */
@ConfigMapping(prefix = "throughline.catalog")
public interface CatalogConfig {
    /** After this time an owner must confirm the record again; the date is set when they confirm it. */
    @WithDefault("90d")
    Duration attestEvery();

    /** A rollback that nobody has tried for longer than this is one that nobody can rely on. */
    @WithDefault("180d")
    Duration rollbackExercisedWithin();

    /** Addresses that are nobody in particular, such as a group's: whoever is named by one is as good as not named. */
    Optional<List<String>> placeholders();
}
