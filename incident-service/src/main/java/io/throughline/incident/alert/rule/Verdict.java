package io.throughline.incident.alert.rule;

/** What people have decided about an alert of that name. */
public enum Verdict {
    MATTERS,
    NOISE,
    UNDECIDED
}
