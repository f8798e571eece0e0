package io.throughline.notification.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A channel as the API shows it.
 *
 * @param secret only in the answer that made one, never again
 * @param services slugs whose notifications it takes; empty: all
 * @param events types of the events that it tells of; empty: all
 * @param previousSecretUntil until when the secret before the last change signs, too; null if it never changed
 * @param disabledAt since when it takes nothing; null while it does
 * @param disabledReason why; null while it takes notifications
 */
@Schema(name = "Channel")
record ChannelView(
        String name,
        ChannelType type,
        String url,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret,
        List<String> services,
        List<String> events,
        boolean enabled,
        @Nullable Instant previousSecretUntil,
        @Nullable Instant disabledAt,
        @Nullable String disabledReason,
        Instant createdAt,
        Instant changedAt,
        long version) {

    static ChannelView of(Channel channel) {
        return withSecret(channel, null);
    }

    static ChannelView withSecret(Channel channel, @Nullable String secret) {
        return new ChannelView(
                channel.name(),
                channel.type(),
                channel.url(),
                secret,
                channel.services(),
                channel.events(),
                channel.isEnabled(),
                channel.previousSecretUntil(),
                channel.disabledAt(),
                channel.disabledReason(),
                channel.createdAt(),
                channel.changedAt(),
                channel.version());
    }
}
