package io.throughline.incident.incident.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.incident.catalog.record.Severity;
import io.throughline.kit.error.FieldError;
import io.throughline.kit.error.UnknownResourceException;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals of impact: one after the other, and the times follow from them. */
class ImpactTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2026-11-23T11:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void theFirstStartsWhenTheIncidentKnowsThatItDid() {
        Impact impact = Impact.NONE.record(said("bad", null, null), NINE, null);

        assertThat(impact.startedAt()).isEqualTo(NINE);
        assertThat(impact.endedAt()).isNull();
    }

    @Test
    void sayingMoreChangesTheOpenInterval() {
        Impact impact =
                Impact.NONE.record(said("bad", NINE, null), null, null).record(said("worse", null, null), null, null);

        assertThat(impact.intervals()).singleElement().satisfies(interval -> {
            assertThat(interval.statement()).isEqualTo("worse");
            assertThat(interval.startedAt()).isEqualTo(NINE);
        });
    }

    @Test
    void afterItsEndAnotherBegins() {
        Impact impact =
                Impact.NONE.record(said("bad", NINE, TEN), null, null).record(said("again", ELEVEN, null), NINE, null);

        assertThat(impact.intervals()).extracting(ImpactInterval::number).containsExactly(1, 2);
        assertThat(impact.startedAt()).isEqualTo(NINE);
        assertThat(impact.endedAt()).isNull();
        assertThat(impact.stop(NOON).endedAt()).isEqualTo(NOON);
    }

    @Test
    void recordedAfterItStoppedItEndsThen() {
        Impact impact = Impact.NONE.record(said("bad", NINE, null), null, TEN);

        assertThat(impact.endedAt()).isEqualTo(TEN);
    }

    @Test
    void stoppingWhatHasEndedChangesNothing() {
        Impact impact = Impact.NONE.record(said("bad", NINE, TEN), null, null);

        assertThat(impact.stop(NOON)).isEqualTo(impact);
        assertThat(Impact.NONE.stop(NOON)).isEqualTo(Impact.NONE);
    }

    @Test
    void whatContradictsItselfNamesBothTimes() {
        Impact backwards = Impact.NONE.record(said("bad", TEN, NINE), null, null);
        Impact overlapping =
                Impact.NONE.record(said("bad", NINE, ELEVEN), null, null).record(said("again", TEN, null), null, null);

        Impact endingTooEarly =
                Impact.NONE.record(said("bad", NINE, ELEVEN), null, null).record(said("again", null, TEN), null, null);

        assertThat(endingTooEarly.contradictions())
                .containsExactly(new FieldError("/endedAt", TEN + " is before the end of interval 1, " + ELEVEN));
        assertThat(backwards.contradictions())
                .containsExactly(new FieldError("/endedAt", NINE + " is before startedAt " + TEN));
        assertThat(overlapping.contradictions())
                .containsExactly(new FieldError("/startedAt", TEN + " is before the end of interval 1, " + ELEVEN));
    }

    @Test
    void correctedAnIntervalKeepsTheTimesThatAreNotSaid() {
        Impact impact =
                Impact.NONE.record(said("bad", NINE, TEN), null, null).correct(1, said("not so bad", null, null));

        assertThat(impact.intervals()).singleElement().satisfies(interval -> {
            assertThat(interval.statement()).isEqualTo("not so bad");
            assertThat(interval.startedAt()).isEqualTo(NINE);
            assertThat(interval.endedAt()).isEqualTo(TEN);
        });
        assertThatThrownBy(() -> impact.correct(2, said("none", null, null)))
                .isInstanceOf(UnknownResourceException.class);
    }

    @ParameterizedTest(name = "tier {0}, {1} customers, share {2}, SLA breached {3}: {4}")
    @CsvSource({
        "1, 100, , , SEV1",
        "2, 100, , , SEV2",
        "4, , , , SEV4",
        "2, 100, 0.5, , SEV1",
        "2, 100, 0.49, , SEV2",
        "3, , , true, SEV2",
        "1, , , true, SEV1",
        "2, 0, , , SEV3",
        "4, 0, , , SEV4"
    })
    void severityIsSuggestedFromTierAndImpact(
            int tier, Integer customers, BigDecimal share, Boolean slaBreached, Severity suggested) {
        ImpactRequest said =
                new ImpactRequest("bad", customers, share, null, null, null, null, slaBreached, null, null);

        assertThat(SeveritySuggestion.of(tier, Impact.NONE.record(said, null, null)))
                .contains(suggested);
        assertThat(SeveritySuggestion.of(tier, Impact.NONE)).isEmpty();
    }

    private static ImpactRequest said(String statement, Instant from, Instant to) {
        return new ImpactRequest(statement, null, null, null, from, to, null, null, null, null);
    }
}
