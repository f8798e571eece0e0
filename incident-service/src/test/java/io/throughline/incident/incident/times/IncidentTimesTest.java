package io.throughline.incident.incident.times;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.throughline.kit.error.FieldError;
import io.throughline.kit.error.InvalidFieldsException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Times that contradict each other, or the clock, are named together. */
class IncidentTimesTest {
    private static final Instant EARLY = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant LATE = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final IncidentTimes times = IncidentTimes.atDeclaration(EARLY, null, List.of(), EARLY);

    @ParameterizedTest(name = "{1} before {0}")
    @CsvSource({
        "IMPACT_STARTED, IMPACT_ENDED",
        "IMPACT_STARTED, MITIGATED",
        "IMPACT_STARTED, RESOLVED",
        "IMPACT_ENDED, RESOLVED",
        "DETECTED, DECLARED",
        "DETECTED, ACKNOWLEDGED",
        "DETECTED, LEAD_ASSIGNED",
        "DETECTED, RESOLVED",
        "MITIGATED, RESOLVED",
        "REOPENED, MITIGATED",
        "REOPENED, RESOLVED",
        "RESOLVED, REVIEW_PUBLISHED",
        "RESOLVED, CLOSED"
    })
    void whatComesFirstCannotBeLater(IncidentTime first, IncidentTime second) {
        times.set(IncidentTime.DETECTED, EARLY.minusSeconds(1));
        times.set(first, LATE);
        times.set(second, EARLY);

        assertThat(errors(second))
                .containsExactly(new FieldError(
                        "/at", second.fieldName() + " " + EARLY + " is before " + first.fieldName() + " " + LATE));

        times.set(second, LATE);
        assertThatCode(() -> require(second)).doesNotThrowAnyException();
    }

    @Test
    void anImpactMayEndBeforeAnybodyNotices() {
        times.set(IncidentTime.DETECTED, LATE);
        times.set(IncidentTime.DECLARED, LATE);
        times.set(IncidentTime.IMPACT_ENDED, EARLY);

        assertThatCode(() -> require(IncidentTime.IMPACT_ENDED)).doesNotThrowAnyException();
    }

    @Test
    void whatIsToComeNamesBothTimes() {
        times.set(IncidentTime.ACKNOWLEDGED, NOW.plusSeconds(1));

        assertThat(errors(IncidentTime.ACKNOWLEDGED))
                .containsExactly(
                        new FieldError("/at", NOW.plusSeconds(1) + " is in the future: it is " + NOW + " now"));
    }

    @Test
    void whatIsOfAnotherCenturyIsASlip() {
        times.set(IncidentTime.IMPACT_STARTED, Instant.parse("1999-12-31T23:59:59Z"));

        assertThat(errors(IncidentTime.IMPACT_STARTED)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void everyTimeHasItsNameAndPlace(IncidentTime time) {
        times.set(time, LATE);

        assertThat(times.get(time)).isEqualTo(LATE);
    }

    private void require(IncidentTime changed) {
        times.requireConsistent(Map.of(changed, "/at"), List.of(), NOW);
    }

    private List<FieldError> errors(IncidentTime changed) {
        return catchThrowableOfType(InvalidFieldsException.class, () -> require(changed))
                .errors();
    }
}
