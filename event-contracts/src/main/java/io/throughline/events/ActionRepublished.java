package io.throughline.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The action as it is, said again by its owner: nobody did anything, so that this is no {@link ActionEvent}. Its sequence
 * is that of the last event, so that whoever has missed events goes on behind it.
 *
 * @param openedAt when it was opened
 * @param verifiedAt when it was verified; null unless it is
 */
public record ActionRepublished(
        ActionSnapshot action, Instant openedAt, @Nullable Instant verifiedAt) implements ThroughlineEvent {}
