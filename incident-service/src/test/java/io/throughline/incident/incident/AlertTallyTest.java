package io.throughline.incident.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which alerts of an incident are announced, and how often. */
class AlertTallyTest {
    @Test
    void eachOfTheFirstTwentyTimesIsAnnounced() {
        AlertTally tally = new AlertTally(0, 0, 0);
        for (int i = 1; i <= 20; i++) {
            tally = tally.plus(i % 3 + 1);
            assertThat(tally.isAnnounced()).as("time " + i).isTrue();
        }
        assertThat(tally.plus(1).isAnnounced()).isFalse();
    }

    @Test
    void laterOnlyEachDoublingIsAnnouncedWithAllThatJoinedSince() {
        AlertTally tally = new AlertTally(100, 100, 20).plus(60).plus(39);
        assertThat(tally).isEqualTo(new AlertTally(199, 100, 20));
        assertThat(tally.plus(1)).isEqualTo(new AlertTally(200, 200, 21));
    }

    @Test
    void fiftyThousandAlertsOneByOneAreAnnouncedSomeThirtyTimes() {
        AlertTally tally = new AlertTally(0, 0, 0);
        for (int i = 0; i < 50_000; i++) {
            tally = tally.plus(1);
        }
        assertThat(tally.linked()).isEqualTo(50_000);
        assertThat(tally.announcements()).isBetween(25, 35);
    }

    @Test
    void oneDeliveryOfManyIsOneAnnouncement() {
        assertThat(new AlertTally(0, 0, 0).plus(50_000)).isEqualTo(new AlertTally(50_000, 50_000, 1));
    }
}
