package io.throughline.notification.channel;

/** What speaks at the other end of a channel. */
enum ChannelType {
    /** A receiver of Standard Webhooks 1.0. */
    WEBHOOK
}
