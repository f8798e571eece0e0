package io.throughline.events;

import org.jspecify.annotations.Nullable;

/**
 * Somebody else is to do the action.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param reason in words; null if none was asked for
 */
public record ActionAssigned(
        ActionSnapshot action, String actor, @Nullable String reason) implements ActionEvent {}
