package io.throughline.incident.messaging;

import static java.util.Map.entry;

import io.throughline.events.Cause;
import io.throughline.events.DraftedAction;
import io.throughline.events.ImpactInterval;
import io.throughline.events.IncidentAccessChanged;
import io.throughline.events.IncidentAcknowledged;
import io.throughline.events.IncidentAlertsLinked;
import io.throughline.events.IncidentCancelled;
import io.throughline.events.IncidentChangeAsked;
import io.throughline.events.IncidentChangeConfirmed;
import io.throughline.events.IncidentChangeDenied;
import io.throughline.events.IncidentClosed;
import io.throughline.events.IncidentDeclared;
import io.throughline.events.IncidentEvent;
import io.throughline.events.IncidentImpactRecorded;
import io.throughline.events.IncidentMitigated;
import io.throughline.events.IncidentReinstated;
import io.throughline.events.IncidentReopened;
import io.throughline.events.IncidentResolved;
import io.throughline.events.IncidentReviewDue;
import io.throughline.events.IncidentReviewPublished;
import io.throughline.events.IncidentReviewWaived;
import io.throughline.events.IncidentRoleAssigned;
import io.throughline.events.IncidentRoleRemoved;
import io.throughline.events.IncidentSeverityChanged;
import io.throughline.events.IncidentSnapshot;
import io.throughline.events.IncidentStatusUpdated;
import io.throughline.events.IncidentTimesCorrected;
import io.throughline.events.LinkedAlert;
import io.throughline.events.Money;
import io.throughline.events.ReleasedChange;
import io.throughline.events.RepublishedReview;
import io.throughline.events.TimeCorrection;
import io.throughline.incident.catalog.record.Ownership;
import io.throughline.incident.incident.Incident;
import io.throughline.incident.incident.IncidentChange;
import io.throughline.incident.incident.IncidentFact;
import io.throughline.incident.incident.PublishedReview;
import io.throughline.incident.incident.Said;
import io.throughline.incident.incident.times.IncidentTime;
import io.throughline.incident.review.PublishedReviews;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happens to incidents, as the events say it: one type of event for each kind of fact. */
final class IncidentContract {
    /** An event names this many alerts at the most: a storm makes events no larger. */
    private static final int SAMPLE = 20;

    private static final Map<Class<? extends IncidentFact>, Mapping<IncidentFact>> MAPPINGS = Map.ofEntries(
            of(IncidentFact.Declared.class, (incident, change, fact) -> declared(incident, change)),
            of(IncidentFact.AlertsLinked.class, (incident, change, fact) -> alertsLinked(incident, fact)),
            of(
                    IncidentFact.Acknowledged.class,
                    (incident, change, fact) ->
                            new IncidentAcknowledged(incident, by(change), at(change), note(change), fact.lead())),
            of(
                    IncidentFact.RoleAssigned.class,
                    (incident, change, fact) -> new IncidentRoleAssigned(
                            incident,
                            by(change),
                            at(change),
                            note(change),
                            fact.role().name(),
                            fact.person(),
                            fact.previous())),
            of(
                    IncidentFact.RoleRemoved.class,
                    (incident, change, fact) -> new IncidentRoleRemoved(
                            incident,
                            by(change),
                            at(change),
                            note(change),
                            fact.role().name(),
                            fact.person())),
            of(
                    IncidentFact.SeverityChanged.class,
                    (incident, change, fact) -> new IncidentSeverityChanged(
                            incident,
                            by(change),
                            at(change),
                            note(change),
                            fact.from().name(),
                            fact.to().name())),
            of(
                    IncidentFact.ImpactRecorded.class,
                    (incident, change, fact) -> new IncidentImpactRecorded(
                            incident, by(change), at(change), note(change), interval(fact.interval()))),
            of(
                    IncidentFact.StatusUpdated.class,
                    (incident, change, fact) -> new IncidentStatusUpdated(
                            incident, by(change), at(change), note(change), fact.audience(), fact.nextUpdateDueAt())),
            of(IncidentFact.TimesCorrected.class, (incident, change, fact) -> timesCorrected(incident, change, fact)),
            of(
                    IncidentFact.Mitigated.class,
                    (incident, change, fact) -> new IncidentMitigated(incident, by(change), at(change), note(change))),
            of(
                    IncidentFact.Resolved.class,
                    (incident, change, fact) ->
                            new IncidentResolved(incident, by(change), at(change), note(change), fact.fixVerifiedBy())),
            of(
                    IncidentFact.Reopened.class,
                    (incident, change, fact) -> new IncidentReopened(
                            incident,
                            by(change),
                            at(change),
                            note(change),
                            fact.from().name())),
            of(
                    IncidentFact.Cancelled.class,
                    (incident, change, fact) -> new IncidentCancelled(incident, by(change), at(change), note(change))),
            of(
                    IncidentFact.Reinstated.class,
                    (incident, change, fact) -> new IncidentReinstated(incident, by(change), at(change), note(change))),
            of(
                    IncidentFact.Closed.class,
                    (incident, change, fact) -> new IncidentClosed(incident, by(change), at(change), note(change))),
            of(
                    IncidentFact.AccessChanged.class,
                    (incident, change, fact) ->
                            new IncidentAccessChanged(incident, by(change), at(change), note(change))),
            of(
                    IncidentFact.ReviewDue.class,
                    (incident, change, fact) -> new IncidentReviewDue(
                            incident, by(change), at(change), note(change), fact.dueOn(), fact.timeZone())),
            of(
                    IncidentFact.ReviewPublished.class,
                    (incident, change, fact) -> reviewPublished(incident, change, fact.review())),
            of(
                    IncidentFact.ReviewWaived.class,
                    (incident, change, fact) ->
                            new IncidentReviewWaived(incident, by(change), at(change), note(change))),
            of(
                    IncidentFact.ChangeAsked.class,
                    (incident, change, fact) -> new IncidentChangeAsked(
                            incident, by(change), at(change), note(change), change(fact.change()))),
            of(
                    IncidentFact.ChangeConfirmed.class,
                    (incident, change, fact) -> new IncidentChangeConfirmed(
                            incident, by(change), at(change), note(change), change(fact.change()))),
            of(
                    IncidentFact.ChangeDenied.class,
                    (incident, change, fact) -> new IncidentChangeDenied(
                            incident, by(change), at(change), note(change), change(fact.change()))));

    private IncidentContract() {}

    /** The event that announces the change; {@code incident} is the incident after it. */
    static IncidentEvent event(IncidentSnapshot incident, IncidentChange change) {
        return Objects.requireNonNull(MAPPINGS.get(change.fact().getClass()), "every kind of fact is mapped")
                .map(incident, change, change.fact());
    }

    private static IncidentDeclared declared(IncidentSnapshot incident, IncidentChange change) {
        Incident declared = change.incident();
        Ownership ownership = change.ownership();
        return new IncidentDeclared(
                incident,
                declared.declaredBy(),
                declared.detectedBy().name(),
                declared.time(IncidentTime.IMPACT_STARTED),
                Objects.requireNonNull(declared.time(IncidentTime.DETECTED)),
                Objects.requireNonNull(declared.time(IncidentTime.DECLARED)),
                ownership.tier(),
                ownership.timeZone(),
                ownership.deputies(),
                Contract.route(ownership.route()));
    }

    private static IncidentAlertsLinked alertsLinked(IncidentSnapshot incident, IncidentFact.AlertsLinked fact) {
        return new IncidentAlertsLinked(
                incident,
                Math.toIntExact(fact.count()),
                fact.alerts().stream()
                        .limit(SAMPLE)
                        .map(alert -> new LinkedAlert(
                                alert.id().toString(),
                                alert.name(),
                                alert.severity().name(),
                                alert.startsAt()))
                        .toList(),
                fact.why());
    }

    private static IncidentTimesCorrected timesCorrected(
            IncidentSnapshot incident, IncidentChange change, IncidentFact.TimesCorrected fact) {
        return new IncidentTimesCorrected(
                incident,
                by(change),
                at(change),
                note(change),
                fact.corrections().stream()
                        .map(one -> new TimeCorrection(one.time().fieldName(), one.from(), one.to()))
                        .toList());
    }

    private static IncidentReviewPublished reviewPublished(
            IncidentSnapshot incident, IncidentChange change, PublishedReview review) {
        return new IncidentReviewPublished(
                incident,
                by(change),
                at(change),
                note(change),
                review.version(),
                trigger(review),
                rootCause(review),
                review.timeZone(),
                drafted(review));
    }

    /** The review as it was announced, told again. */
    static RepublishedReview review(PublishedReviews.Known known) {
        PublishedReview review = known.review();
        return new RepublishedReview(
                known.by(),
                known.at(),
                review.version(),
                trigger(review),
                rootCause(review),
                review.timeZone(),
                drafted(review));
    }

    /** A release, as the events name it. */
    static ReleasedChange change(io.throughline.incident.incident.ReleasedChange change) {
        return new ReleasedChange(change.release().toString(), change.service(), change.summary(), change.at());
    }

    private static Cause trigger(PublishedReview review) {
        return new Cause(review.triggerKind(), review.triggerText());
    }

    private static Cause rootCause(PublishedReview review) {
        return new Cause(review.rootCauseKind(), review.rootCauseText());
    }

    private static List<DraftedAction> drafted(PublishedReview review) {
        return review.actions().stream()
                .map(action -> new DraftedAction(
                        action.item().toString(),
                        action.title(),
                        action.type(),
                        action.priority(),
                        action.owner(),
                        action.dueOn()))
                .toList();
    }

    private static ImpactInterval interval(io.throughline.incident.incident.impact.ImpactInterval interval) {
        var effect = interval.businessEffectPerMinute();
        return new ImpactInterval(
                interval.number(),
                interval.statement(),
                interval.customersAffected() == null
                        ? null
                        : interval.customersAffected().longValue(),
                interval.customersShare() == null
                        ? null
                        : interval.customersShare().doubleValue(),
                interval.journeys(),
                interval.startedAt(),
                interval.endedAt(),
                effect == null ? null : new Money(effect.amount(), effect.currency()),
                interval.slaBreached(),
                interval.supportTickets());
    }

    private static String by(IncidentChange change) {
        return change.said().by();
    }

    private static Instant at(IncidentChange change) {
        return change.said().at();
    }

    private static @Nullable String note(IncidentChange change) {
        Said said = change.said();
        return said.note();
    }

    @SuppressWarnings("unchecked") // a mapping is looked up by the class of what it is given
    private static <F extends IncidentFact> Map.Entry<Class<? extends IncidentFact>, Mapping<IncidentFact>> of(
            Class<F> kind, Mapping<F> mapping) {
        return entry(kind, (Mapping<IncidentFact>) mapping);
    }

    private interface Mapping<F extends IncidentFact> {
        IncidentEvent map(IncidentSnapshot incident, IncidentChange change, F fact);
    }
}
