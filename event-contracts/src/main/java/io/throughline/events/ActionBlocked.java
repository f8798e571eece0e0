package io.throughline.events;

import org.jspecify.annotations.Nullable;

/**
 * The action cannot go on.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param reason in words; null if none was asked for
 */
public record ActionBlocked(
        ActionSnapshot action, String actor, @Nullable String reason) implements ActionEvent {}
