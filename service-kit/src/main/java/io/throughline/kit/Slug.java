package io.throughline.kit;

import java.util.regex.Pattern;

/** How services, teams and the like are named in paths, labels and events: kebab-case, 2 to 64 characters. */
public final class Slug {
    /** What a slug looks like, as a regular expression. */
    public static final String PATTERN = "(?=.{2,64}$)[a-z0-9]+(-[a-z0-9]+)*";
    /** What is said of something else. */
    public static final String MESSAGE = "must be kebab-case, 2 to 64 characters";

    private static final Pattern SLUG = Pattern.compile(PATTERN);

    private Slug() {}

    /** Whether something could have that name, be it recorded or not. */
    public static boolean isSlug(String text) {
        return SLUG.matcher(text).matches();
    }
}
