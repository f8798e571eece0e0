package io.throughline.incident.alert.format;

import org.jspecify.annotations.Nullable;

/**
 * How a signal is to be read beside what was told of its key before.
 *
 * @param order what decides whether it tells of something new
 * @param event the sender's id of this very message, at most {@value SignalText#MAX_KEY} characters; null if it has none
 * @param acknowledgedBy who has it, as the sender says; null unless that is all that the signal tells
 */
public record Telling(
        Order order, @Nullable String event, @Nullable String acknowledgedBy) {
    /** What decides whether a signal is a new occurrence, the end of one, or told again. */
    public enum Order {
        /** Its times; the key stands for all of its labels, so that it never tells another severity. */
        LABELLED,
        /** Its times: what began before the last occurrence was over is late. */
        TIMED,
        /** Its arrival: what fires after an end is new, whenever it says that it began. */
        ARRIVING,
        /** Its key, which names one occurrence only: what fires after its end is late. */
        CYCLIC,
        /** Nothing: this very message was taken before. */
        REPEATED
    }

    /** In that order, with nothing else to say. */
    public static Telling in(Order order) {
        return new Telling(order, null, null);
    }

    /** The same, as a message of that id. */
    public Telling ofEvent(@Nullable String id) {
        return new Telling(order, id, acknowledgedBy);
    }

    /** The same, told a second time. */
    Telling again() {
        return new Telling(Order.REPEATED, event, acknowledgedBy);
    }
}
