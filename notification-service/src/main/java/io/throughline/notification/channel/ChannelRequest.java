package io.throughline.notification.channel;

import io.throughline.kit.Slug;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a channel.
 *
 * @param url where notifications are posted to
 * @param secret signs them; null keeps the present one, or has one made for a new channel
 * @param services slugs whose notifications it takes; null or empty: all
 * @param events types of the events that it tells of; null or empty: all
 */
@Schema(name = "ChannelRequest")
record ChannelRequest(
        @NotNull ChannelType type,
        @NotNull @Size(max = 2000) @ReceiverUrl String url,
        @Nullable @WebhookSecret String secret,

        @Nullable @Size(max = 200)
        List<@NotNull @Pattern(regexp = Slug.PATTERN, message = Slug.MESSAGE) String> services,

        @Nullable @Size(max = 100) List<@NotNull @EventTypeName String> events) {

    List<String> serviceFilter() {
        return services == null ? List.of() : services.stream().distinct().toList();
    }

    List<String> eventFilter() {
        return events == null ? List.of() : events.stream().distinct().toList();
    }

    /** Without the secret: whoever logs a request must not give it away. */
    @Override
    public String toString() {
        return "ChannelRequest[type=" + type + "]";
    }
}
