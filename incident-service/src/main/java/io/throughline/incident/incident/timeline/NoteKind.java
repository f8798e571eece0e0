package io.throughline.incident.incident.timeline;

import io.throughline.incident.incident.TimelineKind;

/** What people may add to a timeline. */
enum NoteKind {
    /** Words. */
    NOTE,
    /** Something was changed by hand. */
    MANUAL_FIX,
    /** Something was decided, under a decision right. */
    DECISION;

    TimelineKind kind() {
        return TimelineKind.valueOf(name());
    }
}
