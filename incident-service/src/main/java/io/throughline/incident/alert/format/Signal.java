package io.throughline.incident.alert.format;

import io.throughline.incident.alert.format.Telling.Order;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One alert as a sender posted it, whatever the format.
 *
 * @param dedupKey what stays the same while it is the same alert; at most {@value SignalText#MAX_KEY} characters
 * @param name of the rule; at most {@value SignalText#MAX_KEY} characters
 * @param service as the sender named it; null if it did not, or with nothing but blanks
 * @param startsAt when it began to fire, as the sender says
 * @param endsAt when it stopped; null while it fires
 * @param link to where it came from; null if there is none
 * @param raw its JSON, to be kept if it cannot be used
 * @param telling how it is read beside what was told before
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
        String raw,
        Telling telling) {

    /** A signal with a blank for its service has none. */
    public Signal {
        service = service == null || service.isBlank() ? null : service;
    }

    /** A signal whose key stands for its labels and whose times decide, as with Alertmanager. */
    public Signal(
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
        this(
                dedupKey,
                name,
                service,
                severity,
                startsAt,
                endsAt,
                labels,
                annotations,
                link,
                raw,
                Telling.in(Order.LABELLED));
    }

    /** Whether it still fires. */
    public AlertState state() {
        return endsAt == null ? AlertState.FIRING : AlertState.RESOLVED;
    }

    /** Whether it never makes a new occurrence: what it says of the open one needs no service, and often has none. */
    public boolean changesOnly() {
        return telling.acknowledgedBy() != null || (endsAt != null && telling.order() == Order.ARRIVING);
    }

    /** The same alert, over since then. */
    public Signal endedAt(Instant end) {
        return new Signal(dedupKey, name, service, severity, startsAt, end, labels, annotations, link, raw, telling);
    }

    /** The same alert in a message that was taken before. */
    public Signal again() {
        return told(telling.again());
    }

    /** The same alert, told in another way. */
    Signal told(Telling other) {
        return new Signal(dedupKey, name, service, severity, startsAt, endsAt, labels, annotations, link, raw, other);
    }

    /** The same alert with other annotations. */
    Signal annotated(Map<String, String> others) {
        return new Signal(dedupKey, name, service, severity, startsAt, endsAt, labels, others, link, raw, telling);
    }

    /** The same alert, of that service. */
    public Signal ofService(String slug) {
        return new Signal(dedupKey, name, slug, severity, startsAt, endsAt, labels, annotations, link, raw, telling);
    }
}
