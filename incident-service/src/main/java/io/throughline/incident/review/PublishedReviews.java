package io.throughline.incident.review;

import static java.util.Objects.requireNonNull;

import io.throughline.incident.catalog.CatalogService;
import io.throughline.incident.incident.Incident;
import io.throughline.incident.incident.PublishedReview;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the published reviews of incidents ask for, all versions together. */
@Singleton
public class PublishedReviews {
    private final ReviewRepository reviews;
    private final CatalogService catalog;

    PublishedReviews(ReviewRepository reviews, CatalogService catalog) {
        this.reviews = reviews;
        this.catalog = catalog;
    }

    /** The last version that is published, with the actions of all of them; empty if none is. */
    public Optional<Known> of(Incident incident) {
        List<Review> published = reviews.publishedOf(incident.id());
        if (published.isEmpty()) {
            return Optional.empty();
        }
        Review last = published.get(published.size() - 1);
        Publication publication = new Publication(last, actions(published));
        return Optional.of(new Known(
                publication.review(catalog.calendarOf(incident.service()).zone().getId()),
                requireNonNull(last.publishedBy()),
                requireNonNull(last.publishedAt())));
    }

    /** As the version that was the first to ask for it said it: that is what was announced. */
    private static List<DraftAction> actions(List<Review> published) {
        Set<UUID> known = new HashSet<>();
        List<DraftAction> actions = new ArrayList<>();
        for (Review review : published) {
            review.content().draftedActions().stream()
                    .filter(action -> known.add(requireNonNull(action.item())))
                    .forEach(actions::add);
        }
        return actions;
    }

    /** A published review, by whom and since when. */
    public record Known(PublishedReview review, String by, Instant at) {}
}
