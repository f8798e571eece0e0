package io.throughline.notification.notification;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One sending as the API shows it.
 *
 * @param number from 1; a redrive counts on
 * @param responseCode null if nothing was answered
 * @param answer the beginning of what was answered, at most 500 characters; null if nothing was, and for
 *     everybody but an admin: it may hold what the receiver says to those who run it only
 * @param error why it did not work, in words; null if it did
 * @param nextAttemptAt when it was to be sent again; null if not at all
 */
@Schema(name = "Attempt")
record AttemptView(
        int number,
        Instant at,
        @Nullable Integer responseCode,
        @Nullable String answer,
        @Nullable String error,
        @Nullable Instant nextAttemptAt) {

    AttemptView withoutAnswer() {
        return new AttemptView(number, at, responseCode, null, error, nextAttemptAt);
    }
}
