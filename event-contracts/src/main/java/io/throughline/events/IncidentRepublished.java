package io.throughline.events;

import org.jspecify.annotations.Nullable;

/**
 * The incident as it is, said again by its owner: nothing happened. Its sequence is that of the last event, so that
 * whoever has missed events goes on behind it.
 *
 * @param review what its published review asks for; null if none was published
 */
public record IncidentRepublished(
        IncidentSnapshot incident, @Nullable RepublishedReview review) implements IncidentEvent {}
