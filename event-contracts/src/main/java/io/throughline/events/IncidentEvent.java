package io.throughline.events;

/** What is said on {@link Topic#INCIDENT}; each carries the incident as it is after the change. */
public sealed interface IncidentEvent extends ThroughlineEvent
        permits IncidentDeclared,
                IncidentAlertsLinked,
                IncidentAcknowledged,
                IncidentRoleAssigned,
                IncidentRoleRemoved,
                IncidentSeverityChanged,
                IncidentImpactRecorded,
                IncidentStatusUpdated,
                IncidentTimesCorrected,
                IncidentMitigated,
                IncidentResolved,
                IncidentReopened,
                IncidentCancelled,
                IncidentReinstated,
                IncidentClosed,
                IncidentAccessChanged,
                IncidentReviewDue,
                IncidentReviewPublished,
                IncidentReviewWaived,
                IncidentChangeAsked,
                IncidentChangeConfirmed,
                IncidentChangeDenied,
                IncidentRepublished {
    /** The incident beside the change, so that a projection needs no second source. */
    IncidentSnapshot incident();
}
