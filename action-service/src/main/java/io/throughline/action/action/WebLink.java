package io.throughline.action.action;

/** What is taken for a link that people can follow. */
final class WebLink {
    /** As a regular expression; "" takes a link away. */
    static final String PATTERN = "(https?://[^\\s]+)?";
    /** What is said of something else. */
    static final String MESSAGE = "must be a link that begins with https:// or http://";

    private WebLink() {}
}
