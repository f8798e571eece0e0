package io.throughline.notification.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.notification.channel.ChannelName;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NotificationTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:12:52Z");
    private static final Map<NotificationState, Set<NotificationState>> LEGAL = Map.of(
            NotificationState.QUEUED,
                    EnumSet.of(
                            NotificationState.ACCEPTED,
                            NotificationState.ACKNOWLEDGED,
                            NotificationState.RETRYING,
                            NotificationState.DEAD,
                            NotificationState.SUPPRESSED),
            NotificationState.ACCEPTED, EnumSet.of(NotificationState.ACKNOWLEDGED),
            NotificationState.RETRYING,
                    EnumSet.of(NotificationState.ACCEPTED, NotificationState.ACKNOWLEDGED, NotificationState.DEAD),
            NotificationState.DEAD, EnumSet.of(NotificationState.ACKNOWLEDGED, NotificationState.QUEUED));

    @ParameterizedTest
    @EnumSource
    void onlyTheMovesOfTheDesignAreLegal(NotificationState from) {
        Set<NotificationState> allowed = EnumSet.allOf(NotificationState.class);
        allowed.removeIf(next -> !from.allows(next));

        assertThat(allowed).isEqualTo(LEGAL.getOrDefault(from, Set.of()));
    }

    @Test
    void acceptingIsItsFirstChange() {
        Notification notification = queued();

        ChannelAccepted accepted = notification.accept(NOW);

        assertThat(accepted.sequence()).isEqualTo(1);
        assertThat(accepted.notification()).isEqualTo(notification.id());
        assertThat(notification.state()).isEqualTo(NotificationState.ACCEPTED);
        assertThat(notification.acceptedAt()).isEqualTo(NOW);
    }

    @Test
    void itIsAcceptedOnce() {
        Notification notification = queued();
        notification.accept(NOW);

        assertThatThrownBy(() -> notification.accept(NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theFirstTimeItIsReadCounts() {
        Notification notification = queued();

        notification.read(NOW);
        notification.read(NOW.plusSeconds(60));

        assertThat(notification.readAt()).isEqualTo(NOW);
    }

    private static Notification queued() {
        Occasion occasion = new Occasion(
                "INC-12",
                "INC-12",
                "HighLatency",
                null,
                "checkout",
                "SEV1",
                "incident.declared.v1",
                UUID.randomUUID(),
                NOW);
        return new Notification(occasion, "ada@example.org", ChannelName.INBOX, NOW);
    }
}
