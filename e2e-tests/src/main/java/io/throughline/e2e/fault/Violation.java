package io.throughline.e2e.fault;

/**
 * Something that must never be, and is.
 *
 * @param invariant its number in the design's {@code reliability.md}
 * @param where database, topic or aggregate
 * @param detail what is missing, doubled or different
 */
public record Violation(String invariant, String where, String detail) {
    @Override
    public String toString() {
        return invariant + " at " + where + ": " + detail;
    }
}
