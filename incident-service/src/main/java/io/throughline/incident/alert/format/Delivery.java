package io.throughline.incident.alert.format;

import java.util.List;

/**
 * What one request of a sender holds.
 *
 * @param signals alerts, in the order in which they were posted
 * @param unmappable what is well-formed and yet no alert that we understand
 */
public record Delivery(List<Signal> signals, List<Unmappable> unmappable) {
    /**
     * A piece of a delivery that nobody could map.
     *
     * @param raw its JSON; for a whole body, its text
     * @param reason in words, for the operator who maps it later
     */
    public record Unmappable(String raw, String reason) {}
}
