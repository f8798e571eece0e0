package io.throughline.action.action;

import java.time.LocalDate;
import java.util.UUID;

/**
 * An action that a published review asks for.
 *
 * @param item names the draft; one action is opened for each
 * @param owner e-mail
 * @param service slug of the incident's primary service
 * @param incident reference
 * @param timeZone IANA name of where {@code dueOn} is meant
 * @param publishedBy e-mail of who published the review
 */
public record ReviewedAction(
        UUID item,
        ActionDetails details,
        String owner,
        String service,
        String incident,
        LocalDate dueOn,
        String timeZone,
        String publishedBy) {}
