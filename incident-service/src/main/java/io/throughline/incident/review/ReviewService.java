package io.throughline.incident.review;

import io.throughline.incident.access.IncidentPermission;
import io.throughline.incident.catalog.CatalogService;
import io.throughline.incident.incident.Incident;
import io.throughline.incident.incident.IncidentAccess;
import io.throughline.incident.incident.IncidentCommand;
import io.throughline.incident.incident.IncidentCommands;
import io.throughline.incident.incident.IncidentFact;
import io.throughline.incident.incident.IncidentStatus;
import io.throughline.incident.incident.Said;
import io.throughline.incident.incident.TimelineKind;
import io.throughline.incident.incident.timeline.NewEntry;
import io.throughline.incident.incident.timeline.TimelineRecorder;
import io.throughline.incident.prevention.PreventionActions;
import io.throughline.kit.error.FieldError;
import io.throughline.kit.error.IncompleteException;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.error.UnmetConditionException;
import io.throughline.kit.http.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets people write reviews, and answer for doing without. */
@ApplicationScoped
class ReviewService {
    /** The tags of incidents are about something else: a review has its own. */
    private static final VersionTag ANY_INCIDENT = VersionTag.ofHeader(null);

    private final ReviewRepository reviews;
    private final IncidentCommands commands;
    private final IncidentAccess access;
    private final PreventionActions actions;
    private final TaxonomyService taxonomies;
    private final CatalogService catalog;
    private final TimelineRecorder timeline;
    private final RootCauseGate gate;

    ReviewService(
            ReviewRepository reviews,
            IncidentCommands commands,
            IncidentAccess access,
            PreventionActions actions,
            TaxonomyService taxonomies,
            CatalogService catalog,
            TimelineRecorder timeline) {
        this.reviews = reviews;
        this.commands = commands;
        this.access = access;
        this.actions = actions;
        this.taxonomies = taxonomies;
        this.catalog = catalog;
        this.timeline = timeline;
        this.gate = new RootCauseGate(catalog::isInactive);
    }

    /**
     * The present version of an incident's review.
     *
     * @throws UnknownResourceException if there is no such incident for the caller, or no review (problem {@code not-found}, 404)
     */
    @Transactional
    Tagged get(String ref) {
        Incident incident = access.find(ref);
        return tagged(incident, require(incident));
    }

    /**
     * Takes over what somebody writes; what is published already is amended as a new version.
     *
     * @throws InvalidFieldsException if a kind is of no taxonomy (problem {@code invalid-request}, 400)
     * @throws UnmetConditionException if nobody has taken the incident on yet (problem {@code condition-unmet}, 409)
     */
    @Transactional(rollbackOn = SQLException.class)
    Tagged write(String ref, VersionTag seen, ReviewContent content) throws SQLException {
        IncidentCommand command = begin(ref, IncidentPermission.WRITE_REVIEW, null);
        Incident incident = command.incident();
        List<FieldError> unknown = taxonomies.unknownKinds(content);
        if (!unknown.isEmpty()) {
            throw new InvalidFieldsException(unknown);
        }
        Review review = editable(incident, seen);
        requireOwnItems(content, review);
        review.write(content, command.said().by(), command.said().now());
        return tagged(incident, review);
    }

    /**
     * Somebody answers for doing nothing about the cause.
     *
     * @throws UnmetConditionException if the review drafts an action (problem {@code condition-unmet}, 409)
     */
    @Transactional
    Tagged decideNoAction(String ref, VersionTag seen, ReasonRequest request) {
        IncidentCommand command = begin(ref, IncidentPermission.APPROVE_NO_ACTION, request.reason());
        Review review = editable(command.incident(), seen);
        if (!review.content().draftedActions().isEmpty()) {
            throw new UnmetConditionException(
                    "The review drafts actions: take them out with PUT …/review before deciding that none is needed.");
        }
        Said said = command.said();
        review.decideNoAction(said.by(), request.reason(), said.now());
        timeline.record(
                command.incident().id(),
                new NewEntry(
                        TimelineKind.DECISION,
                        said.at(),
                        said.now(),
                        said.by(),
                        said.note(),
                        Map.of("decision", "no-action"),
                        null,
                        null));
        return tagged(command.incident(), review);
    }

    /**
     * Somebody answers for doing without the review.
     *
     * @throws UnmetConditionException if none is due (problem {@code condition-unmet}, 409)
     */
    @Transactional
    Tagged waive(String ref, VersionTag seen, ReasonRequest request) {
        IncidentCommand command = begin(ref, IncidentPermission.APPROVE_WAIVER, request.reason());
        Review review = require(command.incident());
        seen.requireIfSent(review.editCount());
        boolean written = review.state() == ReviewState.DUE || review.state() == ReviewState.DRAFT;
        if (!written || command.incident().status() != IncidentStatus.RESOLVED) {
            throw new UnmetConditionException("Only a review that is to be written for a RESOLVED incident is waived; "
                    + command.incident().reference() + " is "
                    + command.incident().status() + ", its review "
                    + review.state() + ".");
        }
        review.waive(command.said().by(), request.reason(), command.said().now());
        command.announce(new IncidentFact.ReviewWaived());
        return tagged(command.incident(), review);
    }

    /**
     * Publishes the review: its actions are opened, and its incident goes on to prevention. One that needs no action ends.
     *
     * @throws IncompleteException naming everything that is missing (problem {@code incomplete}, 422)
     * @throws UnmetConditionException if it is published or waived already (problem {@code condition-unmet}, 409)
     */
    @Transactional
    Tagged publish(String ref, VersionTag seen, PublishRequest request) {
        IncidentCommand command = begin(ref, IncidentPermission.WRITE_REVIEW, request.note());
        Incident incident = command.incident();
        Review review = require(incident);
        seen.requireIfSent(review.editCount());
        requireUnsettled(review);
        incident.beginPrevention(command.said());
        List<FieldError> missing = missing(review);
        if (!missing.isEmpty()) {
            throw new IncompleteException(
                    "The review cannot be published yet: " + missing.size() + " items are missing; see errors.",
                    missing);
        }
        Publication publication = Publication.of(review, actions.expectedOf(incident.id()));
        actions.expect(incident.id(), publication.expected());
        review.publish(command.said().by(), command.said().now());
        command.announce(new IncidentFact.ReviewPublished(
                publication.review(catalog.calendarOf(incident.service()).zone().getId())));
        if (actions.unfinishedOf(incident.id()).isEmpty()) {
            command.endBySystem(); // none was needed, or all are finished since an earlier version
        }
        return tagged(incident, review);
    }

    /** A review with its ETag. */
    record Tagged(ReviewView review, long tag) {}

    private IncidentCommand begin(String ref, IncidentPermission permission, @Nullable String note) {
        return commands.begin(ref, ANY_INCIDENT, permission, null, note);
    }

    private Review require(Incident incident) {
        return reviews.present(incident.id())
                .orElseThrow(() -> new UnknownResourceException("review of", incident.reference()));
    }

    /** The version that may be changed: the present one, or the one after it if that is published. */
    private Review editable(Incident incident, VersionTag seen) {
        requireTakenOn(incident);
        Review present = reviews.present(incident.id()).orElseGet(() -> kept(Review.first(incident.id())));
        seen.requireIfSent(present.editCount());
        if (present.state() == ReviewState.WAIVED) {
            throw waived(present);
        }
        return present.state() == ReviewState.PUBLISHED ? kept(present.next()) : present;
    }

    private Review kept(Review review) {
        reviews.persist(review);
        return review;
    }

    /** A draft that bears the name of another one would be taken for it, and never be opened. */
    private static void requireOwnItems(ReviewContent content, Review review) {
        Set<UUID> own = review.content().draftedActions().stream()
                .map(DraftAction::item)
                .collect(Collectors.toCollection(HashSet::new));
        List<FieldError> errors = new ArrayList<>();
        List<DraftAction> drafted = content.draftedActions();
        for (int i = 0; i < drafted.size(); i++) {
            UUID item = drafted.get(i).item();
            if (item != null && !own.remove(item)) {
                errors.add(new FieldError(
                        "/actions/" + i + "/item",
                        "must be that of an action of this review, each once; none for a new one"));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidFieldsException(errors);
        }
    }

    private static void requireTakenOn(Incident incident) {
        switch (incident.status()) {
            case DECLARED, CANCELLED, MERGED ->
                throw new UnmetConditionException(incident.reference() + " is " + incident.status()
                        + ": a review is written of an incident that somebody has taken on.");
            case INVESTIGATING, MITIGATED, RESOLVED, PREVENTING, CLOSED -> {} // there is something to write about
        }
    }

    private static void requireUnsettled(Review review) {
        switch (review.state()) {
            case PUBLISHED ->
                throw new UnmetConditionException(
                        "Version " + review.version() + " is published: PUT …/review begins the next one.");
            case WAIVED -> throw waived(review);
            case DUE, DRAFT -> {} // is to be published
        }
    }

    private static UnmetConditionException waived(Review review) {
        return new UnmetConditionException("The review is waived, and " + review.decisionBy()
                + " answers for that: only reopening the incident makes the waiver void.");
    }

    private List<FieldError> missing(Review review) {
        return gate.missing(review.content(), review.isNoAction());
    }

    private Tagged tagged(Incident incident, Review review) {
        boolean settled = review.state() == ReviewState.PUBLISHED || review.state() == ReviewState.WAIVED;
        List<FieldError> missing = settled ? List.of() : missing(review);
        return new Tagged(ReviewView.of(incident.reference(), review, missing), review.editCount());
    }
}
