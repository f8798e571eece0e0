package io.throughline.kit.error;

/**
 * One bad field of a request.
 *
 * @param pointer JSON pointer into the body ({@code /tier}); for a query parameter {@code ?limit}, for a header its name
 * @param reason what it must be
 */
public record FieldError(String pointer, String reason) {}
