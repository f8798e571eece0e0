package io.throughline.events;

import org.jspecify.annotations.Nullable;

/**
 * The action is done, with evidence; somebody else has to verify it.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param reason in words; null if none was asked for
 */
public record ActionCompleted(
        ActionSnapshot action, String actor, @Nullable String reason) implements ActionEvent {}
