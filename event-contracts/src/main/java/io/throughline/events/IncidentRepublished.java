package io.throughline.events;

import org.jspecify.annotations.Nullable;

/**
 * The incident as it is, said again by its owner: nothing happened. Its sequence is that of the last event, so that
 * whoever has missed events goes on behind it.
 *
 * @param review what its published review asks for; null if none was published
 * @param causeChange the release that is confirmed as its cause; null if none is
 */
public record IncidentRepublished(
        IncidentSnapshot incident,
        @Nullable RepublishedReview review,
        @Nullable ReleasedChange causeChange) implements IncidentEvent {}
