package io.throughline.events;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service's catalogue record was created or changed; the record as it is now.
 *
 * @param tier 1 (customers stop) to 4
 * @param team null if none is named
 * @param timeZone IANA name
 * @param accountableOwner e-mail of the one named owner; null if there is none, also where the record names a placeholder
 * @param deputies e-mails
 * @param journeys business journeys that it serves, for example {@code checkout}
 * @param calendar of its team; null without a team that is in the catalogue
 * @param decisionRights e-mail of who holds each right, for example {@code VERIFY_FIX}; vacant ones are left out
 * @param details the rest of the record; null from a release that did not say so
 */
public record ServiceChanged(
        String slug,
        String name,
        int tier,
        @Nullable String team,
        String timeZone,
        @Nullable String accountableOwner,
        List<String> deputies,
        List<String> journeys,
        List<EscalationStep> escalationRoute,
        IncidentPolicy incidentPolicy,
        @Nullable TeamCalendar calendar,
        Map<String, String> decisionRights,
        @Nullable ServiceDetails details)
        implements ServiceEvent {}
