package io.throughline.events;

import java.util.List;

/**
 * One step of a service's escalation route.
 *
 * @param afterMinutes minutes after the declaration, from 0
 * @param contacts e-mails of the people told at this step
 */
public record EscalationStep(int afterMinutes, List<String> contacts) {}
