package io.throughline.events;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The prevention action as it is after the event that carries this.
 *
 * @param reference what people call it: {@code ACT-7}
 * @param type {@code PREVENT}, {@code DETECT}, {@code MITIGATE} or {@code PROCESS}
 * @param priority {@code P1} to {@code P4}
 * @param status {@code OPEN}, {@code IN_PROGRESS}, {@code BLOCKED}, {@code DONE}, {@code VERIFIED} or {@code DROPPED}
 * @param owner e-mail of the one who does it
 * @param service slug; null for one that concerns no service
 * @param incident reference of the incident that it comes from; null if it comes from none
 * @param item UUID of the draft in the review that asked for it; null if none did
 * @param dueOn last day, where the team works
 * @param dueAt end of that day
 * @param dueVersion grows with every move of the date, from 1
 * @param moves how often the date was moved
 * @param evidence null until it is done
 * @param completedBy e-mail; null until it is done
 * @param verifiedBy e-mail; null until it is verified
 * @param description in words; null if the title says it all
 * @param link to where the work is tracked; null if nowhere else
 * @param riskAcceptedUntil last day on which the risk of not doing it is accepted; null unless it was dropped
 */
public record ActionSnapshot(
        String reference,
        String title,
        String type,
        String priority,
        String status,
        String owner,
        @Nullable String service,
        @Nullable String incident,
        @Nullable String item,
        LocalDate dueOn,
        Instant dueAt,
        int dueVersion,
        boolean overdue,
        int moves,
        @Nullable ActionEvidence evidence,
        @Nullable String completedBy,
        @Nullable String verifiedBy,
        @Nullable String description,
        @Nullable String link,
        @Nullable LocalDate riskAcceptedUntil) {}
