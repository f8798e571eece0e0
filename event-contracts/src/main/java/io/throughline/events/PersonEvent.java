package io.throughline.events;

/** What is said on {@link Topic#PERSON}. */
public sealed interface PersonEvent extends ThroughlineEvent permits PersonChanged {}
