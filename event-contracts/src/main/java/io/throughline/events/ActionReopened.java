package io.throughline.events;

import org.jspecify.annotations.Nullable;

/**
 * The action is to be done again.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param reason in words; null if none was asked for
 */
public record ActionReopened(
        ActionSnapshot action, String actor, @Nullable String reason) implements ActionEvent {}
