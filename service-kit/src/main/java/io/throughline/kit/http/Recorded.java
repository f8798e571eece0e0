package io.throughline.kit.http;

/**
 * What a PUT led to.
 *
 * @param created whether the record is new
 */
public record Recorded<T>(T record, boolean created) {}
