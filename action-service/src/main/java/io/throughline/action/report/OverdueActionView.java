package io.throughline.action.report;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An action that should have been done by now.
 *
 * @param service slug; null for one that concerns no service
 * @param incident reference of the incident that it comes from; null if it comes from none
 * @param daysOverdue whole days since {@code dueAt}
 * @param moves how often the date was moved
 * @param escalatedTo who was told last: {@code OWNER}, {@code SERVICE_OWNER} or {@code LEADERSHIP}
 */
public record OverdueActionView(
        String reference,
        String title,
        String priority,
        String status,
        String owner,
        @Nullable String service,
        @Nullable String incident,
        LocalDate dueOn,
        Instant dueAt,
        long daysOverdue,
        int moves,
        String escalatedTo) {}
