package io.throughline.incident.alert.format;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One alert as a sender posted it, whatever the format.
 *
 * @param dedupKey what stays the same while it is the same alert; at most {@value SignalText#MAX_KEY} characters
 * @param name of the rule; at most {@value SignalText#MAX_KEY} characters
 * @param service as the sender named it; null if it did not
 * @param startsAt when it began to fire, as the sender says
 * @param endsAt when it stopped; null while it fires
 * @param link to where it came from; null if there is none
 * @param raw its JSON, to be kept if it cannot be used
 */
public record Signal(
        String dedupKey,
        String name,
        @Nullable String service,
        AlertSeverity severity,
        Instant startsAt,
        @Nullable Instant endsAt,
        Map<String, String> labels,
        Map<String, String> annotations,
        @Nullable String link,
        String raw) {

    /** Whether it still fires. */
    public AlertState state() {
        return endsAt == null ? AlertState.FIRING : AlertState.RESOLVED;
    }

    /** The same alert, over since then. */
    public Signal endedAt(Instant end) {
        return new Signal(dedupKey, name, service, severity, startsAt, end, labels, annotations, link, raw);
    }
}
