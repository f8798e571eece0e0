package io.throughline.incident.thread;

import io.throughline.incident.incident.IncidentStatus;
import io.throughline.incident.incident.TimelineKind;
import io.throughline.incident.incident.times.IncidentTime;
import io.throughline.incident.thread.ThreadFacts.ActionFacts;
import io.throughline.incident.thread.ThreadFacts.Entry;
import io.throughline.incident.thread.ThreadFacts.ReviewFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of each step of a thread; the rules are those of the design's {@code domain.md}, "Thread". Pure. */
final class StepsOfThread {
    private static final Duration NOTIFIED_WITHIN = Duration.ofMinutes(5);
    private static final Duration IMPACT_WITHIN = Duration.ofMinutes(30);

    private final ThreadSubject incident;
    private final ThreadFacts facts;

    StepsOfThread(ThreadSubject incident, ThreadFacts facts) {
        this.incident = incident;
        this.facts = facts;
    }

    /** The earliest sign of the incident: times are counted from here. */
    Instant zero() {
        return Stream.of(
                        Optional.ofNullable(facts.firstAlertAt()),
                        Optional.ofNullable(incident.time(IncidentTime.DETECTED)),
                        Optional.ofNullable(incident.time(IncidentTime.DECLARED)))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    Taken taken(ThreadStep step) {
        return switch (step) {
            case ALERTED -> new Taken(facts.firstAlertAt(), null, null, false, false);
            case DECLARED -> new Taken(incident.time(IncidentTime.DECLARED), incident.declaredBy(), null, true, false);
            case PEOPLE_NOTIFIED -> response(first(TimelineKind.NOTIFIED), null, NOTIFIED_WITHIN);
            case ACKNOWLEDGED -> response(acknowledgement(), incident.time(IncidentTime.ACKNOWLEDGED), leadWithin());
            case LEAD_ASSIGNED ->
                response(first(TimelineKind.ACKNOWLEDGED), incident.time(IncidentTime.LEAD_ASSIGNED), leadWithin());
            case IMPACT_UNDERSTOOD -> impactUnderstood();
            case MITIGATED -> mitigated();
            case RESOLVED -> resolved();
            case ROOT_CAUSE_FOUND ->
                review(facts.review() == null ? null : facts.review().rootCauseAt(), true);
            case REVIEW_PUBLISHED -> review(incident.time(IncidentTime.REVIEW_PUBLISHED), false);
            case PREVENTION_ASSIGNED -> assigned();
            case PREVENTION_VERIFIED -> verified();
            case DECISION_CHANGED -> decisionChanged();
        };
    }

    /** Who was told of it and said that they know came first: nobody else could have acknowledged it before. */
    private @Nullable Entry acknowledgement() {
        Entry known = first(TimelineKind.NOTIFICATION_ACKNOWLEDGED);
        return known == null ? first(TimelineKind.ACKNOWLEDGED) : known;
    }

    private Taken response(@Nullable Entry entry, @Nullable Instant trueTime, Duration within) {
        Instant at = trueTime == null && entry != null ? entry.at() : trueTime;
        return new Taken(
                at,
                by(entry),
                zero().plus(within),
                !incident.isVoid(),
                incident.status().isOver());
    }

    private Taken impactUnderstood() {
        Entry entry = first(TimelineKind.IMPACT_RECORDED);
        return new Taken(
                entry == null ? null : entry.at(),
                by(entry),
                zero().plus(IMPACT_WITHIN),
                incident.needsImpact() && !incident.isVoid(),
                incident.status().isOver());
    }

    /** Who resolves at once has stopped the impact, too. */
    private Taken mitigated() {
        Instant at = incident.time(IncidentTime.MITIGATED);
        return at == null ? resolved() : new Taken(at, by(last(TimelineKind.MITIGATED)), null, true, false);
    }

    private Taken resolved() {
        return new Taken(
                incident.time(IncidentTime.RESOLVED), by(last(TimelineKind.RESOLVED)), null, !incident.isVoid(), false);
    }

    private Taken review(@Nullable Instant at, boolean rootCause) {
        ReviewFacts review = facts.review();
        String by = review == null ? null : rootCause ? review.rootCauseBy() : review.publishedBy();
        return new Taken(at, at == null ? null : by, review == null ? null : review.dueAt(), needsReview(), isClosed());
    }

    private Taken assigned() {
        ActionFacts actions = facts.actions();
        boolean all = actions.awaited() == 0 && !actions.references().isEmpty();
        ReviewFacts review = facts.review();
        String by = all && review != null && actions.expected() > 0 ? review.publishedBy() : null;
        return new Taken(all ? actions.openedAt() : null, by, null, needsActions(), isClosed());
    }

    /**
     * What is overdue is late, whatever the time; where every action was dropped, somebody answers for that. What was added
     * or reopened after the end is still being done.
     */
    private Taken verified() {
        ActionFacts actions = facts.actions();
        boolean all = actions.awaited() == 0 && actions.unfinished() == 0;
        boolean dropped = all && !actions.references().isEmpty() && actions.verifiedAt() == null;
        Instant deadline = actions.overdue() > 0 ? zero() : null;
        return new Taken(
                all ? actions.verifiedAt() : null,
                all ? actions.verifiedBy() : null,
                all ? null : deadline,
                needsActions() && !dropped,
                isClosed() && all);
    }

    private Taken decisionChanged() {
        ReviewFacts review = facts.review();
        Instant publishedAt = incident.time(IncidentTime.REVIEW_PUBLISHED);
        if (review == null || publishedAt == null) {
            return new Taken(null, null, null, needsReview(), false);
        }
        boolean noted =
                review.leadershipNote() != null && !review.leadershipNote().isBlank();
        return noted
                ? new Taken(publishedAt, review.publishedBy(), null, true, false)
                : new Taken(null, null, null, needsReview(), true);
    }

    /** The policy asks for one, or somebody writes one. */
    private boolean needsReview() {
        ReviewFacts review = facts.review();
        if (incident.isVoid() || (review != null && review.state().equals("WAIVED"))) {
            return false;
        }
        boolean begun = review != null && !review.state().equals("DUE");
        return begun || incident.policy().reviews(incident.severity());
    }

    private boolean needsActions() {
        ReviewFacts review = facts.review();
        boolean noAction = review != null && review.state().equals("PUBLISHED") && review.decisionBy() != null;
        return facts.actions().expected() > 0
                || !facts.actions().references().isEmpty()
                || (needsReview() && !noAction);
    }

    private Duration leadWithin() {
        return Duration.ofMinutes(incident.policy().leadWithinMinutes());
    }

    private boolean isClosed() {
        return incident.status() == IncidentStatus.CLOSED;
    }

    private @Nullable Entry first(TimelineKind kind) {
        return facts.first().get(kind);
    }

    private @Nullable Entry last(TimelineKind kind) {
        return facts.last().get(kind);
    }

    private static @Nullable String by(@Nullable Entry entry) {
        return entry == null ? null : entry.by();
    }
}
