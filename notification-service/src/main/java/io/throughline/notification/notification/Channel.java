package io.throughline.notification.notification;

/** Ways to a person. */
public enum Channel {
    /** The built-in inbox; everybody has it, and it takes a notification at once. */
    INBOX
}
