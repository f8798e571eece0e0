package io.throughline.incident.catalog;

/**
 * What a PUT led to.
 *
 * @param created whether the record is new
 */
record Recorded<T>(T record, boolean created) {}
