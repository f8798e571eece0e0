package io.throughline.events;

/** The data of one event. Its type and topic are written down once, in {@link EventType}. */
public sealed interface ThroughlineEvent
        permits PersonEvent, ServiceEvent, IncidentEvent, ActionEvent, ActionRepublished, NotificationEvent {}
