package io.throughline.events;

import org.jspecify.annotations.Nullable;

/**
 * The action is due in a few days.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param reason in words; null if none was asked for
 * @param daysLeft days until the last day
 */
public record ActionDueSoon(
        ActionSnapshot action, String actor, @Nullable String reason, int daysLeft) implements ActionEvent {}
