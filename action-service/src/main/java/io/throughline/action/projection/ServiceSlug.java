package io.throughline.action.projection;

/** How services are named: kebab-case, 2 to 64 characters. */
public final class ServiceSlug {
    /** What a slug looks like, as a regular expression. */
    public static final String PATTERN = "(?=.{2,64}$)[a-z0-9]+(-[a-z0-9]+)*";
    /** What is said of something else. */
    public static final String MESSAGE = "must be kebab-case, 2 to 64 characters";

    private ServiceSlug() {}
}
