package io.throughline.notification.delivery;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What came of a test.
 *
 * @param accepted whether the receiver took it
 * @param responseCode null if nothing was answered
 * @param answer the beginning of what was answered, at most 500 characters; null if nothing was
 * @param error why it did not work, in words; null if it did
 */
@Schema(name = "ChannelTest")
record ChannelTestView(
        boolean accepted,
        @Nullable Integer responseCode,
        @Nullable String answer,
        @Nullable String error) {
    static ChannelTestView of(Answer answer) {
        return new ChannelTestView(answer.isAccepted(), answer.code(), answer.text(), answer.error());
    }
}
