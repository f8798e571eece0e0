package io.throughline.notification.channel;

import io.throughline.kit.Slug;
import java.util.regex.Pattern;

/** How channels are called: kebab-case, 2 to 64 characters, and never like the inbox, which everybody has. */
public final class ChannelName {
    /** The built-in inbox; it takes a notification at once. */
    public static final String INBOX = "INBOX";
    /** What is said of something that cannot be a name. */
    static final String MESSAGE = "must be kebab-case, 2 to 64 characters, and not inbox";

    private static final Pattern NAME = Pattern.compile("(?!inbox$)" + Slug.PATTERN);

    private ChannelName() {}

    /** Whether a channel could have that name, the inbox aside. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
