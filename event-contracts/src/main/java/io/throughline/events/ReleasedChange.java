package io.throughline.events;

import java.time.Instant;

/**
 * A release that an incident may come from.
 *
 * @param id of the release record, UUID version 7
 * @param service slug of what was released
 * @param summary in the words of whoever released it
 * @param at when it was released
 */
public record ReleasedChange(String id, String service, String summary, Instant at) {}
