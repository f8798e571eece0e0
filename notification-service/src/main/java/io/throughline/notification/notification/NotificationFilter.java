package io.throughline.notification.notification;

import io.throughline.notification.channel.ChannelName;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which notifications are asked for: of each list any one, an empty list asks for nothing.
 *
 * @param recipients trimmed and lower-cased
 * @param about references
 * @param channels {@code INBOX}, or names of configured channels
 * @param from not told before; empty asks for nothing
 * @param to told before; empty asks for nothing
 */
record NotificationFilter(
        List<String> recipients,
        List<NotificationState> states,
        List<String> about,
        List<String> channels,
        Optional<Instant> from,
        Optional<Instant> to) {

    static NotificationFilter inboxOf(String recipient) {
        return new NotificationFilter(
                List.of(recipient),
                List.of(),
                List.of(),
                List.of(ChannelName.INBOX),
                Optional.empty(),
                Optional.empty());
    }

    /** The columns that are asked for, each with the values that it may have. */
    Map<String, List<String>> columns() {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        columns.put("recipient", recipients);
        columns.put("state", states.stream().map(Enum::name).toList());
        columns.put("about", about);
        columns.put("channel", channels);
        columns.values().removeIf(List::isEmpty);
        return columns;
    }
}
