package io.throughline.action.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of an action as the API shows it.
 *
 * @param number of the change within the action, from 1, without gaps
 * @param change what happened: {@code OPENED}, {@code COMPLETED}, {@code OVERDUE} and so on
 * @param at when it happened, as whoever says so believes
 * @param recordedAt when they said it
 * @param actor e-mail, or {@code system}
 * @param reason in words; null if none was given
 * @param status after it
 * @param owner after it
 * @param dueOn after it
 * @param details what belongs to this change only, such as the owner or the date before it
 */
public record HistoryEntryView(
        long number,
        String change,
        Instant at,
        Instant recordedAt,
        String actor,
        @Nullable String reason,
        String status,
        String owner,
        LocalDate dueOn,
        Map<String, String> details) {}
