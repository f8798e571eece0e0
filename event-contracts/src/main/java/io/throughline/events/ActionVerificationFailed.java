package io.throughline.events;

import org.jspecify.annotations.Nullable;

/**
 * The action is not done after all.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param reason in words; null if none was asked for
 */
public record ActionVerificationFailed(
        ActionSnapshot action, String actor, @Nullable String reason) implements ActionEvent {}
