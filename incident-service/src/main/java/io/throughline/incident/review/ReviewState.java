package io.throughline.incident.review;

/** Where a review stands. */
enum ReviewState {
    /** It must be written; nobody has begun. */
    DUE,
    /** Somebody writes it. */
    DRAFT,
    /** It is done; a change is a new version. */
    PUBLISHED,
    /** Somebody answers for doing without. */
    WAIVED
}
