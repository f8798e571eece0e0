package io.throughline.incident.catalog;

import io.throughline.incident.catalog.record.DecisionRight;
import io.throughline.kit.calendar.BusinessCalendar;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What others know of a service has changed: its record, its team's days of work, or who holds a right.
 *
 * @param service as it is now, already numbered for this event
 * @param owner e-mail of the one whom the record names; null if there is none, also where it names a placeholder
 * @param deputies e-mails, without placeholders
 * @param calendar of its team; null if it names none, or one that is not in the catalogue
 * @param holders e-mail of who holds each right; vacant ones are left out
 * @param at when it changed
 */
public record ServiceRecorded(
        Service service,
        @Nullable String owner,
        List<String> deputies,
        @Nullable BusinessCalendar calendar,
        Map<DecisionRight, String> holders,
        Instant at) {}
