package io.throughline.action.history;

import io.throughline.action.action.ActionFact;
import io.throughline.action.action.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened to an action, as its history keeps it. */
final class FactInWords {
    private FactInWords() {}

    /** The name of the fact: {@code DUE_DATE_MOVED}. */
    static String kind(ActionFact fact) {
        return fact.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toUpperCase(Locale.ROOT);
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
