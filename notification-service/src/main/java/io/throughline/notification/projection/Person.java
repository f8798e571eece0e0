package io.throughline.notification.projection;

import java.util.List;

/**
 * Somebody as incident-service knows them.
 *
 * @param email trimmed and lower-cased
 * @param active whether the person can be told anything
 */
public record Person(String email, boolean active, List<String> groups) {}
