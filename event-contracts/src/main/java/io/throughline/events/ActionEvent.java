package io.throughline.events;

import org.jspecify.annotations.Nullable;

/** What is said on {@link Topic#ACTION}; each carries the whole action as it is after the change. */
public sealed interface ActionEvent extends ThroughlineEvent
        permits ActionOpened,
                ActionAssigned,
                ActionDueDateMoved,
                ActionStarted,
                ActionBlocked,
                ActionCompleted,
                ActionVerified,
                ActionVerificationFailed,
                ActionReopened,
                ActionDropped,
                ActionDetailsChanged,
                ActionDueSoon,
                ActionOverdue,
                ActionEscalated,
                ActionVerificationDue {
    /** The action beside the change, so that a projection needs no second source. */
    ActionSnapshot action();

    /** Who did it: an e-mail, or {@code system}. */
    String actor();

    /** In words; null if none was asked for. */
    @Nullable
    String reason();
}
