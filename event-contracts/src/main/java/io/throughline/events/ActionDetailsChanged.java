package io.throughline.events;

import org.jspecify.annotations.Nullable;

/**
 * What is to be done is said in other words.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param reason in words; null if none was asked for
 */
public record ActionDetailsChanged(
        ActionSnapshot action, String actor, @Nullable String reason) implements ActionEvent {}
