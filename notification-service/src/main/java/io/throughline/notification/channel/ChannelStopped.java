package io.throughline.notification.channel;

/**
 * A channel takes nothing more.
 *
 * @param reason in words
 */
public record ChannelStopped(String channel, String reason) {}
