package io.throughline.events;

/** What is said on {@link Topic#SERVICE}. */
public sealed interface ServiceEvent extends ThroughlineEvent permits ServiceChanged, ServiceRetired {}
