package io.throughline.incident.catalog.importing;

/** What became of an entry. */
enum EntryResult {
    /** The service is new. */
    CREATED,
    /** The service is changed. */
    UPDATED,
    /** There was nothing to change. */
    UNCHANGED,
    /** Nothing is written; the errors say why. */
    REFUSED,
    /** The catalogue keeps nothing of that kind. */
    SKIPPED
}
