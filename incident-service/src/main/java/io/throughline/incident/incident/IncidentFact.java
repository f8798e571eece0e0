package io.throughline.incident.incident;

import io.throughline.incident.alert.judge.AlertGroup.Member;
import io.throughline.incident.catalog.record.Severity;
import io.throughline.incident.incident.impact.ImpactInterval;
import io.throughline.incident.incident.times.TimeCorrections.Correction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What has happened to an incident. Each is one event, and one entry of the timeline. */
public sealed interface IncidentFact {
    /** How the timeline calls it: {@code REVIEW_DUE} for {@link ReviewDue}. */
    default TimelineKind kind() {
        return TimelineKind.valueOf(getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toUpperCase(Locale.ROOT));
    }

    /** What the timeline says of it beside who, when and why: texts by name. */
    default Map<String, String> details() {
        return Map.of();
    }

    /** Somebody or an alert says that it is an incident. */
    record Declared(Severity severity) implements IncidentFact {
        @Override
        public Map<String, String> details() {
            return Map.of("severity", severity.name());
        }
    }

    /**
     * Alerts joined it.
     *
     * @param alerts the last of them, at least one
     * @param count how many have joined since it was last told of
     * @param why in words, for people
     */
    record AlertsLinked(List<Member> alerts, long count, String why) implements IncidentFact {
        @Override
        public Map<String, String> details() {
            return Map.of("count", String.valueOf(count), "why", why);
        }
    }

    /** Somebody takes it on and leads it from now. */
    record Acknowledged(String lead) implements IncidentFact {
        @Override
        public Map<String, String> details() {
            return Map.of("lead", lead);
        }
    }

    /**
     * Somebody has a role.
     *
     * @param previous who had it until now; null if nobody had
     */
    record RoleAssigned(
            IncidentRole role, String person, @Nullable String previous) implements IncidentFact {
        @Override
        public Map<String, String> details() {
            Map<String, String> details = new LinkedHashMap<>(Map.of("role", role.name(), "person", person));
            if (previous != null) {
                details.put("previous", previous);
            }
            return details;
        }
    }

    /** Somebody has a role no longer, and nobody has it instead. */
    record RoleRemoved(IncidentRole role, String person) implements IncidentFact {
        @Override
        public Map<String, String> details() {
            return Map.of("role", role.name(), "person", person);
        }
    }

    /** It is worse, or less bad, than was thought. */
    record SeverityChanged(Severity from, Severity to) implements IncidentFact {
        @Override
        public Map<String, String> details() {
            return Map.of("from", from.name(), "to", to.name());
        }
    }

    /** What it does to customers is known, or known better. */
    record ImpactRecorded(ImpactInterval interval) implements IncidentFact {
        @Override
        public Map<String, String> details() {
            return Map.of("interval", String.valueOf(interval.number()), "statement", interval.statement());
        }
    }

    /**
     * Stakeholders are told how it stands; the words are what was said.
     *
     * @param audience whom it is meant for, in words
     * @param nextUpdateDueAt null if no next one is promised
     */
    record StatusUpdated(String audience, @Nullable Instant nextUpdateDueAt) implements IncidentFact {
        @Override
        public Map<String, String> details() {
            Map<String, String> details = new LinkedHashMap<>(Map.of("audience", audience));
            if (nextUpdateDueAt != null) {
                details.put("nextUpdateDueAt", nextUpdateDueAt.toString());
            }
            return details;
        }
    }

    /** Some of its times were recorded wrongly. */
    record TimesCorrected(List<Correction> corrections) implements IncidentFact {
        @Override
        public Map<String, String> details() {
            return corrections.stream()
                    .collect(Collectors.toMap(
                            correction -> correction.time().fieldName(),
                            correction ->
                                    (correction.from() == null ? "" : correction.from() + " -> ") + correction.to()));
        }
    }

    /** Customer impact has stopped, the fault has not. */
    record Mitigated() implements IncidentFact {}

    /**
     * The service is healthy.
     *
     * @param fixVerifiedBy who made sure that the fix made no new risk; null if nobody is named
     */
    record Resolved(@Nullable String fixVerifiedBy) implements IncidentFact {
        @Override
        public Map<String, String> details() {
            return fixVerifiedBy == null ? Map.of() : Map.of("fixVerifiedBy", fixVerifiedBy);
        }
    }

    /** It is not over. */
    record Reopened(IncidentStatus from) implements IncidentFact {
        @Override
        public Map<String, String> details() {
            return Map.of("from", from.name());
        }
    }

    /** A false alarm. */
    record Cancelled() implements IncidentFact {}

    /** It was no false alarm. */
    record Reinstated() implements IncidentFact {}

    /** Everything it led to is done, or was waived. */
    record Closed() implements IncidentFact {}

    /**
     * Other people may know of it now.
     *
     * @param restricted whether it is private
     * @param members whom people added
     */
    record AccessChanged(boolean restricted, List<String> members) implements IncidentFact {
        @Override
        public Map<String, String> details() {
            return Map.of("private", String.valueOf(restricted), "members", String.join(", ", members));
        }
    }

    /** Its review must be written until the end of that day, where the team works. */
    record ReviewDue(LocalDate dueOn, String timeZone) implements IncidentFact {
        @Override
        public Map<String, String> details() {
            return Map.of("dueOn", dueOn.toString(), "timeZone", timeZone);
        }
    }

    /** Its review is published. */
    record ReviewPublished(PublishedReview review) implements IncidentFact {
        @Override
        public Map<String, String> details() {
            return Map.of(
                    "version", String.valueOf(review.version()),
                    "trigger", review.triggerKind(),
                    "rootCause", review.rootCauseKind(),
                    "actions", String.valueOf(review.actions().size()));
        }
    }

    /** No review is asked for; who said so answers for it. */
    record ReviewWaived() implements IncidentFact {}

    /** It started shortly after a release: somebody is to say whether that is the cause. */
    record ChangeAsked(ReleasedChange change) implements IncidentFact {
        @Override
        public Map<String, String> details() {
            return change.details();
        }
    }

    /** A release is its cause; the only one, until somebody denies it. */
    record ChangeConfirmed(ReleasedChange change) implements IncidentFact {
        @Override
        public Map<String, String> details() {
            return change.details();
        }
    }

    /** A release is not its cause. */
    record ChangeDenied(ReleasedChange change) implements IncidentFact {
        @Override
        public Map<String, String> details() {
            return change.details();
        }
    }
}
