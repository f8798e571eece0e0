package io.throughline.events;

import org.jspecify.annotations.Nullable;

/**
 * Somebody else made sure that the action holds.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param reason in words; null if none was asked for
 */
public record ActionVerified(
        ActionSnapshot action, String actor, @Nullable String reason) implements ActionEvent {}
