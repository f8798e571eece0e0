package io.throughline.events;

import java.time.LocalDate;

/**
 * A prevention action that a review asks for.
 *
 * @param item UUID of the draft; an action is opened once for each
 * @param type {@code PREVENT}, {@code DETECT}, {@code MITIGATE} or {@code PROCESS}
 * @param priority {@code P1} to {@code P4}
 * @param owner e-mail of the one who does it
 * @param dueOn last day, in the time zone of the review
 */
public record DraftedAction(String item, String title, String type, String priority, String owner, LocalDate dueOn) {}
