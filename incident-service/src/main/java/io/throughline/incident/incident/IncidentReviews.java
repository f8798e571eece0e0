package io.throughline.incident.incident;

import io.throughline.incident.catalog.record.Ownership;
import io.throughline.kit.error.UnmetConditionException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the lifecycle of an incident needs of its review; {@code review} implements it. */
public interface IncidentReviews {
    /** The present version of each incident's review; nothing for incidents without one. */
    Map<UUID, Summary> of(Collection<UUID> incidents);

    /** Whether the present version of the incident's review is published: nothing is to be amended. */
    boolean isPublished(Incident incident);

    /**
     * The incident is over: its review is due if the policy asks for one.
     *
     * @param resolvedAt from when the days count
     * @return until when; empty if none is asked for
     */
    Optional<IncidentFact.ReviewDue> due(Incident incident, Ownership ownership, Instant resolvedAt);

    /** The incident is not over after all: what was published is a draft again, a waiver is void. */
    void reopened(Incident incident);

    /**
     * Holds an incident that is to be closed against its review.
     *
     * @throws UnmetConditionException if one is asked for that is not published (problem {@code condition-unmet}, 409)
     */
    void requireSettled(Incident incident, Ownership ownership);

    /**
     * A review in a word.
     *
     * @param state {@code DUE}, {@code DRAFT}, {@code PUBLISHED} or {@code WAIVED}
     * @param dueOn last day, where the team works; null if no day was set
     */
    record Summary(String state, @Nullable LocalDate dueOn) {}
}
