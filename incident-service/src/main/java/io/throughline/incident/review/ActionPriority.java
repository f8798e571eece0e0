package io.throughline.incident.review;

/** How urgent a prevention action is; {@code P1} is the most. */
enum ActionPriority {
    P1,
    P2,
    P3,
    P4
}
