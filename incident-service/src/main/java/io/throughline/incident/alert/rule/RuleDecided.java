package io.throughline.incident.alert.rule;

/** Somebody has decided on the alerts of a name. */
public record RuleDecided(AlertName about) {}
