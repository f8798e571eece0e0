package io.throughline.action.history;

import io.throughline.action.action.ActionFact;
import io.throughline.action.action.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happened to an action, as its history keeps it. */
final class FactInWords {
    private static final Map<Class<? extends ActionFact>, String> KINDS = Map.ofEntries(
            Map.entry(ActionFact.Opened.class, "OPENED"),
            Map.entry(ActionFact.Assigned.class, "ASSIGNED"),
            Map.entry(ActionFact.DueDateMoved.class, "DUE_DATE_MOVED"),
            Map.entry(ActionFact.DetailsChanged.class, "DETAILS_CHANGED"),
            Map.entry(ActionFact.Started.class, "STARTED"),
            Map.entry(ActionFact.Blocked.class, "BLOCKED"),
            Map.entry(ActionFact.Completed.class, "COMPLETED"),
            Map.entry(ActionFact.Verified.class, "VERIFIED"),
            Map.entry(ActionFact.VerificationFailed.class, "VERIFICATION_FAILED"),
            Map.entry(ActionFact.Reopened.class, "REOPENED"),
            Map.entry(ActionFact.Dropped.class, "DROPPED"),
            Map.entry(ActionFact.DueSoon.class, "DUE_SOON"),
            Map.entry(ActionFact.Overdue.class, "OVERDUE"),
            Map.entry(ActionFact.Escalated.class, "ESCALATED"),
            Map.entry(ActionFact.VerificationDue.class, "VERIFICATION_DUE"));

    private FactInWords() {}

    /** The name of the fact, as rows keep it; an index depends on {@code OVERDUE}. */
    static String kind(ActionFact fact) {
        return Objects.requireNonNull(KINDS.get(fact.getClass()), "every kind of fact has a name");
    }

    /** What belongs to the fact only. */
    static Map<String, String> details(ActionFact fact) {
        Map<String, String> details = new LinkedHashMap<>();
        if (fact instanceof ActionFact.Assigned assigned) {
            details.put("previousOwner", assigned.previous());
        } else if (fact instanceof ActionFact.DueDateMoved moved) {
            details.put("previousDueOn", moved.previous().toString());
        } else if (fact instanceof ActionFact.DetailsChanged changed) {
            details.put("fields", String.join(", ", changed.fields()));
        } else if (fact instanceof ActionFact.Completed completed) {
            putEvidence(details, completed.evidence());
            details.put("verifiers", people(completed.verifiers()));
        } else if (fact instanceof ActionFact.Verified verified) {
            putEvidence(details, verified.evidence());
        } else if (fact instanceof ActionFact.Reopened reopened) {
            details.put("previousStatus", reopened.previous().name());
        } else if (fact instanceof ActionFact.Dropped dropped) {
            details.put("riskAcceptedUntil", dropped.riskAcceptedUntil().toString());
        } else if (fact instanceof ActionFact.DueSoon dueSoon) {
            details.put("daysLeft", String.valueOf(dueSoon.daysLeft()));
        } else if (fact instanceof ActionFact.Escalated escalated) {
            details.put("because", escalated.because().name());
            details.put("step", escalated.step().name());
            details.put("to", people(escalated.to()));
        } else if (fact instanceof ActionFact.VerificationDue verificationDue) {
            details.put("to", people(verificationDue.to()));
        }
        return details;
    }

    private static void putEvidence(Map<String, String> details, @Nullable Evidence evidence) {
        if (evidence != null && evidence.text() != null) {
            details.put("evidenceText", evidence.text());
        }
        if (evidence != null && evidence.url() != null) {
            details.put("evidenceUrl", evidence.url());
        }
    }

    private static String people(List<String> emails) {
        return String.join(", ", emails);
    }
}
