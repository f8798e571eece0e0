package io.throughline.incident.thread;

import io.throughline.incident.incident.TimelineKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the tables say beside the incident itself.
 *
 * @param firstAlertAt null if it has no alert
 * @param first of each kind, the entry of the timeline that happened first; others may have been told before it
 * @param last of each kind, the entry of the timeline that was told last
 * @param review null if there is none
 */
record ThreadFacts(
        @Nullable Instant firstAlertAt,
        Map<TimelineKind, Entry> first,
        Map<TimelineKind, Entry> last,
        @Nullable ReviewFacts review,
        ActionFacts actions) {

    /** An entry of the timeline: when it happened, and who did it. */
    record Entry(Instant at, String by) {}

    /**
     * The newest published version of the review; the present one while none is published.
     *
     * @param dueAt end of its last day, where the team works; null if no day was set
     * @param rootCauseAt when the cause behind the trigger was written down; null while it is not
     * @param decisionBy who answers for a waiver or for doing nothing; null if nobody does
     */
    record ReviewFacts(
            String state,
            @Nullable Instant dueAt,
            @Nullable Instant rootCauseAt,
            @Nullable String rootCauseBy,
            @Nullable String publishedBy,
            @Nullable String decisionBy,
            @Nullable String leadershipNote) {}

    /**
     * The prevention actions.
     *
     * @param expected how many published reviews asked for
     * @param awaited of those, how many are not opened yet
     * @param references of all that are opened
     * @param unfinished how many are neither verified nor dropped
     * @param openedAt when the last of them was opened; null if none is
     * @param verifiedAt when the last of them was verified; null if none is
     */
    record ActionFacts(
            long expected,
            long awaited,
            List<String> references,
            long unfinished,
            long overdue,
            @Nullable Instant openedAt,
            @Nullable Instant verifiedAt,
            @Nullable String verifiedBy) {}
}
