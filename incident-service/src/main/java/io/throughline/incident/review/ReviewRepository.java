package io.throughline.incident.review;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The reviews; the highest version of each is the present one. */
@Singleton
class ReviewRepository implements PanacheRepositoryBase<Review, Review.Key> {
    Optional<Review> present(UUID incident) {
        return present(List.of(incident)).stream().findFirst();
    }

    List<Review> present(Collection<UUID> incidents) {
        return list(
                "from Review as present where key.incidentId in ?1 and key.version ="
                        + " (select max(other.key.version) from Review as other"
                        + " where other.key.incidentId = present.key.incidentId)",
                incidents);
    }

    /** The published versions of an incident's review, the first one first. */
    List<Review> publishedOf(UUID incident) {
        return list("key.incidentId = ?1 and state = ?2 order by key.version", incident, ReviewState.PUBLISHED);
    }
}
