package io.throughline.events;

import org.jspecify.annotations.Nullable;

/**
 * The action will not be done; somebody answers for the risk.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param reason in words; null if none was asked for
 */
public record ActionDropped(
        ActionSnapshot action, String actor, @Nullable String reason) implements ActionEvent {}
