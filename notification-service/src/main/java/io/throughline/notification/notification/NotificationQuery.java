package io.throughline.notification.notification;

import io.throughline.kit.paging.QueryReader;
import io.throughline.kit.security.Emails;
import io.throughline.notification.channel.ChannelName;
import java.util.List;
import java.util.regex.Pattern;

/** What the lists of notifications can be asked for. */
final class NotificationQuery {
    private static final Pattern REFERENCE = Pattern.compile("(?:INC|ACT)-[1-9]\\d{0,17}");

    private NotificationQuery() {}

    static List<String> recipients(QueryReader reader, List<String> texts) {
        return reader.parsed(
                "recipient",
                texts,
                text -> Emails.normalized(required(text, Emails.isAddress(text))),
                "an e-mail address");
    }

    static List<String> about(QueryReader reader, List<String> texts) {
        return reader.parsed(
                "about",
                texts,
                text -> required(text, REFERENCE.matcher(text).matches()),
                "a reference such as INC-12");
    }

    static List<String> channels(QueryReader reader, List<String> texts) {
        return reader.parsed(
                "channel",
                texts,
                text -> required(text, text.equals(ChannelName.INBOX) || ChannelName.isName(text)),
                "INBOX or the name of a channel");
    }

    private static String required(String text, boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
