package io.throughline.incident.review;

import io.throughline.incident.catalog.CatalogService;
import io.throughline.incident.catalog.record.Ownership;
import io.throughline.incident.incident.Incident;
import io.throughline.incident.incident.IncidentFact.ReviewDue;
import io.throughline.incident.incident.IncidentReviews;
import io.throughline.kit.calendar.BusinessCalendar;
import io.throughline.kit.error.UnmetConditionException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the review means for the lifecycle of its incident; within the transaction of whoever moves that. */
@Singleton
class ReviewStates implements IncidentReviews {
    private final ReviewRepository reviews;
    private final CatalogService catalog;

    ReviewStates(ReviewRepository reviews, CatalogService catalog) {
        this.reviews = reviews;
        this.catalog = catalog;
    }

    @Override
    public Map<UUID, Summary> of(Collection<UUID> incidents) {
        return reviews.present(incidents).stream()
                .collect(Collectors.toMap(
                        Review::incident, review -> new Summary(review.state().name(), review.dueOn())));
    }

    @Override
    public boolean isPublished(Incident incident) {
        return reviews.present(incident.id())
                .filter(review -> review.state() == ReviewState.PUBLISHED)
                .isPresent();
    }

    @Override
    public Optional<ReviewDue> due(Incident incident, Ownership ownership, Instant resolvedAt) {
        if (!ownership.policy().reviews(incident.severity())) {
            return Optional.empty();
        }
        Review review = reviews.present(incident.id()).orElseGet(() -> begin(incident.id()));
        if (isSettled(review)) {
            return Optional.empty();
        }
        BusinessCalendar calendar = catalog.calendarOf(incident.service());
        LocalDate dueOn = calendar.plusBusinessDays(
                resolvedAt.atZone(calendar.zone()).toLocalDate(),
                ownership.policy().reviewWithin(incident.severity()));
        review.due(dueOn, calendar.zone().getId());
        return Optional.of(new ReviewDue(dueOn, calendar.zone().getId()));
    }

    @Override
    public void reopened(Incident incident) {
        reviews.present(incident.id()).ifPresent(review -> {
            switch (review.state()) {
                case PUBLISHED -> reviews.persist(review.next());
                case WAIVED -> review.withdrawWaiver();
                case DUE, DRAFT -> {} // is still to be written
            }
        });
    }

    @Override
    public void requireSettled(Incident incident, Ownership ownership) {
        Optional<Review> review = reviews.present(incident.id());
        boolean required = ownership.policy().reviews(incident.severity())
                || review.filter(any -> any.version() > 1).isPresent();
        if (required && review.filter(ReviewStates::isSettled).isEmpty()) {
            throw new UnmetConditionException("A " + incident.severity() + " of " + incident.service()
                    + " is closed when its review is published or waived: see …/review.");
        }
    }

    private Review begin(UUID incident) {
        Review review = Review.first(incident);
        reviews.persist(review);
        return review;
    }

    private static boolean isSettled(Review review) {
        return review.state() == ReviewState.PUBLISHED || review.state() == ReviewState.WAIVED;
    }
}
