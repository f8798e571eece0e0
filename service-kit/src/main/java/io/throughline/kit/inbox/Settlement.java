package io.throughline.kit.inbox;

/** What became of a parked record in the end. */
enum Settlement {
    /** It was applied after all. */
    REPLAYED,
    /** An operator gave it up. */
    DISCARDED,
    /** Its effect is there already: a snapshot or a second delivery brought it. */
    SUPERSEDED
}
