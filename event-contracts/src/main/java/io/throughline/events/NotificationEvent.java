package io.throughline.events;

/** What is said on {@link Topic#NOTIFICATION}. */
public sealed interface NotificationEvent extends ThroughlineEvent
        permits NotificationAccepted, NotificationAcknowledged, NotificationDead {}
