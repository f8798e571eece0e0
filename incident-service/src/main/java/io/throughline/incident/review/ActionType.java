package io.throughline.incident.review;

/** What a prevention action is to achieve. */
enum ActionType {
    /** It does not happen again. */
    PREVENT,
    /** It is noticed sooner. */
    DETECT,
    /** It does less harm. */
    MITIGATE,
    /** People handle it better. */
    PROCESS
}
