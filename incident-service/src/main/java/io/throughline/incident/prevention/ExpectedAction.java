package io.throughline.incident.prevention;

import java.time.LocalDate;
import java.util.UUID;

/**
 * An action that a published review asks for.
 *
 * @param item names the draft; action-service opens one action for it
 * @param owner e-mail
 */
public record ExpectedAction(UUID item, String title, String owner, LocalDate dueOn) {}
