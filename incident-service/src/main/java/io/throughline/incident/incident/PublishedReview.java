package io.throughline.incident.incident;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a published review means for its incident and for everybody who hears of it.
 *
 * @param version from 1
 * @param timeZone IANA name, of where the team works: due dates are meant there
 * @param actions to be opened; those of earlier versions are not repeated
 */
public record PublishedReview(
        int version,
        String triggerKind,
        String triggerText,
        String rootCauseKind,
        String rootCauseText,
        String timeZone,
        List<Drafted> actions) {

    /**
     * A prevention action that is to be opened.
     *
     * @param item names the draft; an action is opened once for each
     */
    public record Drafted(UUID item, String title, String type, String priority, String owner, LocalDate dueOn) {}
}
