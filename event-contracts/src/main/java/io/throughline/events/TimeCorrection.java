package io.throughline.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time of an incident, set right.
 *
 * @param time name of the time: {@code detectedAt}
 * @param from what was recorded; null if nothing was
 * @param to what is right
 */
public record TimeCorrection(String time, @Nullable Instant from, Instant to) {}
