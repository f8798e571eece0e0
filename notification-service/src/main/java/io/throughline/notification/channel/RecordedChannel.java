package io.throughline.notification.channel;

/**
 * What a PUT led to.
 *
 * @param created whether the channel is new
 */
record RecordedChannel(ChannelView channel, boolean created) {}
