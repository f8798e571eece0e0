package io.throughline.kit.inbox;

/** Why a record waits for an operator instead of being applied. */
enum ParkingReason {
    /** Its headers or its data are not those of an event. */
    UNREADABLE,
    /** Events of its aggregate before it have not been applied. */
    GAP,
    /** Its number was applied under another id: the source was restored and counts anew. */
    CONFLICT,
    /** The service failed to apply it, and would again. */
    REFUSED
}
