package io.throughline.events;

import org.jspecify.annotations.Nullable;

/**
 * The action should have been done by now.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param reason in words; null if none was asked for
 */
public record ActionOverdue(
        ActionSnapshot action, String actor, @Nullable String reason) implements ActionEvent {}
