package io.throughline.action.action;

/** What an action is for. */
public enum ActionType {
    /** That it does not happen again. */
    PREVENT,
    /** That it is noticed sooner. */
    DETECT,
    /** That it does less harm. */
    MITIGATE,
    /** That people work together better. */
    PROCESS
}
