package io.throughline.kit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.kit.consumer.ConsumerChannels.Channel;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What counts as standing still. */
class StallClockTest {
    private static final Duration TICK = Duration.ofSeconds(15);
    private static final TopicPartition PARTITION = new TopicPartition("topic", 0);

    private final StallClock clock = new StallClock();

    @Test
    void workWithoutProgressAddsUp() {
        look(10L, 20L, 0, 0);

        assertThat(look(10L, 20L, 0, 0)).isEqualTo(TICK);
        assertThat(look(10L, 20L, 0, 0)).isEqualTo(TICK.multipliedBy(2));
    }

    @Test
    void slowConsumerThatFinishesOneRecordNowAndThenMoves() {
        for (int finished = 1; finished < 20; finished++) {
            look(10L, 5_000L, finished, 1);
            assertThat(look(10L, 5_000L, finished, 1)).isEqualTo(TICK);
        }
    }

    @Test
    void consumerAtTheEndWithNothingInHandRests() {
        look(20L, 20L, 0, 0);

        assertThat(look(20L, 20L, 0, 0)).isZero();
    }

    @Test
    void recordInHandIsWorkAtTheEndTooAndReadingOnDoesNotFinishIt() {
        look(20L, 20L, 0, 1);

        assertThat(look(21L, 21L, 0, 1)).isEqualTo(TICK);
    }

    @Test
    void readingOverWhatNobodyIsToSeeIsProgress() {
        look(10L, 20L, 0, 0);

        assertThat(look(12L, 20L, 0, 0)).isZero();
    }

    @Test
    void timeWithoutBrokerOrDatabaseIsNotCountedAndForgetsNothing() {
        look(10L, 20L, 0, 0);
        look(10L, 20L, 0, 0);

        assertThat(clock.look(seen(10L, null, 0, 0), TICK, () -> true)).isEqualTo(TICK);
        assertThat(clock.look(seen(10L, 20L, 0, 0), TICK, () -> false)).isEqualTo(TICK);
        assertThat(look(10L, 20L, 0, 0)).isEqualTo(TICK);
        assertThat(look(10L, 20L, 0, 0)).isEqualTo(TICK.multipliedBy(2));
    }

    @Test
    void consumerThatDoesNotAnswerStandsStill() {
        look(null, 20L, 0, 0);

        assertThat(look(null, 20L, 0, 0)).isEqualTo(TICK);
    }

    @Test
    void positionThatIsNeverFoundIsNoEnd() {
        look(ConsumerObservation.UNKNOWN, 20L, 0, 0);

        assertThat(look(ConsumerObservation.UNKNOWN, 20L, 0, 0)).isEqualTo(TICK);
    }

    @Test
    void brokerThatIsSilentAboutOnePartitionIsStillThereForOthers() {
        TopicPartition silent = new TopicPartition("other", 0);
        ConsumerObservation of = seen(Map.of(PARTITION, 10L), Map.of(PARTITION, 20L));

        assertThat(of.isBrokerThere()).isTrue();
        assertThat(of.lag()).hasValue(10);
        assertThat(seen(Map.of(PARTITION, 10L, silent, 1L), Map.of(PARTITION, 20L))
                        .isBrokerThere())
                .isFalse();
    }

    @Test
    void whoHoldsNoPartitionHasNoLagAndNoWork() {
        ConsumerObservation none = seen(Map.of(), Map.of(PARTITION, 20L));

        assertThat(none.lag()).isEmpty();
        assertThat(none.hasWork()).isFalse();
        assertThat(ConsumerView.of(none).lag()).isNull();
        assertThat(ConsumerView.of(none).note()).isEqualTo("No partitions are held here.");
        assertThat(ConsumerView.of(seen(Map.of(), Map.of())).note()).isEqualTo("The broker does not answer.");
    }

    private static ConsumerObservation seen(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
        return new ConsumerObservation(
                new Channel("channel", "topic", "group"), positions, ends, new ConsumerProgress.Snapshot(0, 0, null));
    }

    private Duration look(Long position, Long end, long finished, int inHand) {
        return clock.look(seen(position, end, finished, inHand), TICK, () -> true);
    }

    private static ConsumerObservation seen(Long position, Long end, long finished, int inHand) {
        return new ConsumerObservation(
                new Channel("channel", "topic", "group"),
                position == null ? null : Map.of(PARTITION, position),
                end == null ? Map.of() : Map.of(PARTITION, end),
                new ConsumerProgress.Snapshot(finished, inHand, null));
    }
}
