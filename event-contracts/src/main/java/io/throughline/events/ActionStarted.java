package io.throughline.events;

import org.jspecify.annotations.Nullable;

/**
 * Its owner works on the action.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param reason in words; null if none was asked for
 */
public record ActionStarted(
        ActionSnapshot action, String actor, @Nullable String reason) implements ActionEvent {}
