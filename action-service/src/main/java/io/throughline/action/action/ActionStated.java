package io.throughline.action.action;

import java.time.Instant;

/**
 * An action is to be told again as it is: nothing has happened. Fired under its row lock.
 *
 * @param at when that was asked for
 */
public record ActionStated(Action action, Instant at) {}
