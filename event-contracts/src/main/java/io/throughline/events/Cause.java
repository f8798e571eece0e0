package io.throughline.events;

/**
 * A trigger or a root cause.
 *
 * @param kind of the taxonomy, which organisations extend
 * @param text in words
 */
public record Cause(String kind, String text) {}
