package io.throughline.incident.review;

import io.throughline.kit.error.FieldError;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a review must have before it is published; pure. The cause behind the trigger is what it is for: a review that only
 * says what set the incident off prevents nothing.
 */
final class RootCauseGate {
    /** As for every action: a day of another century is a slip. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);
    private static final String EMPTY = "is empty";

    private final Predicate<String> isInactive;

    /** @param isInactive whether a person, by e-mail, cannot own anything any more */
    RootCauseGate(Predicate<String> isInactive) {
        this.isInactive = isInactive;
    }

    /**
     * Everything that is missing, as pointers into the review.
     *
     * @param noAction whether somebody answers for doing nothing about the cause
     */
    List<FieldError> missing(ReviewContent review, boolean noAction) {
        List<FieldError> missing = new ArrayList<>();
        require(missing, "/impact", review.impact());
        require(missing, "/detection", review.detection());
        require(missing, "/escalation", review.escalation());
        require(missing, "/decisionOwnership", review.decisionOwnership());
        requireCause(missing, "/trigger", review.trigger());
        requireCause(missing, "/rootCause", review.rootCause());
        if (repeatsTrigger(review)) {
            missing.add(new FieldError(
                    "/rootCause/text", "repeats the trigger's words: say why the trigger could do harm"));
        }
        if (review.contributingFactors() == null || review.contributingFactors().isEmpty()) {
            missing.add(new FieldError("/contributingFactors", EMPTY));
        }
        require(missing, "/recoveryQuality", review.recoveryQuality());
        require(missing, "/systemAllowed", review.systemAllowed());
        require(missing, "/mustChange", review.mustChange());
        addActions(missing, review.draftedActions(), noAction);
        return missing;
    }

    /** Whether there is a cause behind the trigger, not only the trigger once more. */
    static boolean isRootCauseKnown(ReviewContent review) {
        List<FieldError> missing = new ArrayList<>();
        requireCause(missing, "/rootCause", review.rootCause());
        return missing.isEmpty() && !repeatsTrigger(review);
    }

    private void addActions(List<FieldError> missing, List<DraftAction> actions, boolean noAction) {
        if (actions.isEmpty() && !noAction) {
            missing.add(new FieldError(
                    "/actions",
                    "neither a prevention action nor a decision that none is needed (POST …/review/no-action)"));
        }
        for (int i = 0; i < actions.size(); i++) {
            DraftAction action = actions.get(i);
            String at = "/actions/" + i;
            require(missing, at + "/title", action.title());
            require(
                    missing,
                    at + "/type",
                    action.type() == null ? null : action.type().name());
            require(missing, at + "/owner", action.owner());
            if (action.owner() != null && isInactive.test(action.owner())) {
                missing.add(new FieldError(at + "/owner", action.owner() + " is not active"));
            }
            require(
                    missing,
                    at + "/dueOn",
                    action.dueOn() == null ? null : action.dueOn().toString());
            if (action.dueOn() != null
                    && (action.dueOn().isBefore(FIRST_DAY) || action.dueOn().isAfter(LAST_DAY))) {
                missing.add(new FieldError(at + "/dueOn", "must be a day from " + FIRST_DAY + " to " + LAST_DAY));
            }
        }
    }

    private static void requireCause(List<FieldError> missing, String at, @Nullable Cause cause) {
        require(missing, at + "/kind", cause == null ? null : cause.kind());
        require(missing, at + "/text", cause == null ? null : cause.text());
    }

    private static void require(List<FieldError> missing, String pointer, @Nullable String text) {
        if (words(text).isEmpty()) {
            missing.add(new FieldError(pointer, EMPTY));
        }
    }

    /** Whether the root cause has no word that the trigger does not have. */
    private static boolean repeatsTrigger(ReviewContent review) {
        if (review.trigger() == null || review.rootCause() == null) {
            return false;
        }
        Set<String> said = words(review.rootCause().text());
        return !said.isEmpty() && words(review.trigger().text()).containsAll(said);
    }

    private static Set<String> words(@Nullable String text) {
        return text == null
                ? Set.of()
                : Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+"))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toSet());
    }
}
