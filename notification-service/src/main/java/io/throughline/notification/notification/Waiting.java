package io.throughline.notification.notification;

import java.util.UUID;

/**
 * A notification that is to be sent now, by whoever has claimed it.
 *
 * @param occasion without the words of people if the incident is private at this moment
 * @param rung attempts before this one on the present ladder
 */
public record Waiting(UUID id, Occasion occasion, String recipient, int rung) {}
