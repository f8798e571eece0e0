package io.throughline.incident.catalog.importing;

import org.jspecify.annotations.Nullable;

/**
 * One document of a file that is imported.
 *
 * @param document its number, from 1
 * @param line where it starts, from 1
 * @param kind as the document names it; null if it names none
 * @param slug of the service; null if it cannot be told
 */
record CatalogEntry(
        int document,
        int line,
        @Nullable String kind,
        @Nullable String slug,
        EntryContent content) {}
