package io.throughline.events;

import org.jspecify.annotations.Nullable;

/**
 * A prevention action is to be done, by a named person until a named day.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param reason in words; null if none was asked for
 */
public record ActionOpened(
        ActionSnapshot action, String actor, @Nullable String reason) implements ActionEvent {}
