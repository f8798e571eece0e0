package io.throughline.incident.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.kit.error.FieldError;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A review is complete when it says why the trigger could do harm. */
class RootCauseGateTest {
    private final RootCauseGate gate = new RootCauseGate("left@example.org"::equals);

    @Test
    void nothingIsMissingInACompleteReview() {
        assertThat(gate.missing(
                        review("The timeout was 0", "Nothing validates it", action("grace@example.org")), false))
                .isEmpty();
    }

    @ParameterizedTest(name = "\"{1}\" after \"{0}\": known {2}")
    @CsvSource({
        "A timeout was set to 0, A timeout was set to 0, false",
        "A timeout was set to 0, a TIMEOUT was set to 0!, false",
        "A timeout was set to 0, timeout set to 0, false",
        "A timeout was set to 0, A timeout was set to 0 because nothing validates it, true",
        "A timeout was set to 0, Nothing validates a timeout, true",
        "Der Grenzwert war überschritten, der Grenzwert war ÜBERSCHRITTEN, false",
        "配置错误, 配置错误, false",
        "配置错误, 没有验证, true"
    })
    void rootCauseHasAWordOfItsOwn(String trigger, String rootCause, boolean known) {
        ReviewContent review = review(trigger, rootCause, action("grace@example.org"));

        assertThat(gate.missing(review, false))
                .extracting(FieldError::pointer)
                .isEqualTo(known ? List.of() : List.of("/rootCause/text"));
        assertThat(RootCauseGate.isRootCauseKnown(review)).isEqualTo(known);
    }

    @Test
    void blankIsEmpty() {
        assertThat(gate.missing(review("  ", "\n\t", action("grace@example.org")), false))
                .extracting(FieldError::pointer)
                .containsExactly("/trigger/text", "/rootCause/text");
    }

    @Test
    void ownerWhoHasLeftIsNoOwner() {
        assertThat(gate.missing(review("This", "That", action("left@example.org")), false))
                .extracting(FieldError::pointer)
                .containsExactly("/actions/0/owner");
    }

    @ParameterizedTest(name = "due on {0}: accepted {1}")
    @CsvSource({"1999-12-31, false", "2000-01-01, true", "2999-12-31, true", "3000-01-01, false"})
    void dueDateOfAnotherCenturyIsASlip(LocalDate dueOn, boolean accepted) {
        DraftAction action =
                new DraftAction(UUID.randomUUID(), "Validate it", ActionType.PREVENT, "grace@example.org", dueOn, null);

        assertThat(gate.missing(review("This", "That", action), false))
                .extracting(FieldError::pointer)
                .isEqualTo(accepted ? List.of() : List.of("/actions/0/dueOn"));
    }

    @Test
    void doingNothingNeedsSomebodyWhoAnswersForIt() {
        ReviewContent review = review("This", "That");

        assertThat(gate.missing(review, false)).extracting(FieldError::pointer).containsExactly("/actions");
        assertThat(gate.missing(review, true)).isEmpty();
    }

    private static DraftAction action(String owner) {
        return new DraftAction(
                UUID.randomUUID(), "Validate it", ActionType.PREVENT, owner, LocalDate.parse("2027-01-15"), null);
    }

    private static ReviewContent review(String trigger, String rootCause, DraftAction... actions) {
        return new ReviewContent(
                "impact",
                "detection",
                "escalation",
                "ownership",
                new Cause("CONFIG_PUSH", trigger),
                new Cause("CONFIGURATION", rootCause),
                List.of("a factor"),
                null,
                "recovery",
                "allowed",
                null,
                "must change",
                null,
                List.of(actions));
    }
}
