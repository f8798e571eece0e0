package io.throughline.incident.review;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A kind of a taxonomy as the API shows it.
 *
 * @param builtIn whether Throughline brings it; the others are the organisation's own
 * @param addedBy e-mail; null for a built-in kind
 * @param addedAt null for a built-in kind
 */
@Schema(name = "TaxonomyKind")
record KindView(
        String kind,
        boolean builtIn,
        @Nullable String description,
        @Nullable String addedBy,
        @Nullable Instant addedAt) {}
