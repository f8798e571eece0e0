package io.throughline.action.action;

/** How much an action matters, most first. */
public enum Priority {
    P1,
    P2,
    P3,
    P4
}
