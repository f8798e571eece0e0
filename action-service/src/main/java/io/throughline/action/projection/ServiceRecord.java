package io.throughline.action.projection;

import io.throughline.kit.calendar.BusinessCalendar;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a service here.
 *
 * @param accountableOwner e-mail; empty if it has none
 * @param deputies e-mails
 * @param fixVerifier e-mail of who holds the right {@code VERIFY_FIX}; empty if nobody does
 * @param calendar days of work of its team, else weekdays in its own zone; empty if it is not known here
 */
public record ServiceRecord(
        Optional<String> accountableOwner,
        List<String> deputies,
        Optional<String> fixVerifier,
        Optional<BusinessCalendar> calendar) {
    private static final ServiceRecord UNKNOWN =
            new ServiceRecord(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

    /** A service that nobody has announced: it has no owner. */
    public static ServiceRecord unknown() {
        return UNKNOWN;
    }

    /** Whether that person owns it, or stands in for who does. */
    public boolean isOwnedBy(String email) {
        return accountableOwner.filter(email::equals).isPresent() || deputies.contains(email);
    }
}
