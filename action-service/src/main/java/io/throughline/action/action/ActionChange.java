package io.throughline.action.action;

/**
 * Something has happened to an action; fired within the transaction in which it did.
 *
 * @param action as it is after the change
 * @param sequence number within the action, from 1, without gaps
 */
public record ActionChange(Action action, long sequence, Said said, ActionFact fact) {}
