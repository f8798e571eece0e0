package io.throughline.notification.notification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which notifications are asked for: of each list any one, an empty list asks for nothing.
 *
 * @param recipients trimmed and lower-cased
 * @param about references
 */
record NotificationFilter(
        List<String> recipients, List<NotificationState> states, List<String> about, List<Channel> channels) {

    /** The columns that are asked for, each with the values that it may have. */
    Map<String, List<String>> columns() {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        columns.put("recipient", recipients);
        columns.put("state", states.stream().map(Enum::name).toList());
        columns.put("about", about);
        columns.put("channel", channels.stream().map(Enum::name).toList());
        columns.values().removeIf(List::isEmpty);
        return columns;
    }
}
