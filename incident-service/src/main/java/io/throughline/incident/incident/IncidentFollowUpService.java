package io.throughline.incident.incident;

import io.throughline.incident.incident.times.IncidentTime;
import io.throughline.incident.prevention.PreventionActions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** Changes incidents because of what the other services tell, within the transaction of whoever was told. */
@ApplicationScoped
public class IncidentFollowUpService {
    private final IncidentCommands commands;
    private final IncidentReviews reviews;
    private final PreventionActions actions;

    IncidentFollowUpService(IncidentCommands commands, IncidentReviews reviews, PreventionActions actions) {
        this.commands = commands;
        this.reviews = reviews;
        this.actions = actions;
    }

    /**
     * Locks the incident. To be called before anything is written of it: people's commands lock it before its timeline,
     * too, so that nobody waits in a circle.
     *
     * @param reference {@code INC-12}; empty is answered if no incident is called so
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<IncidentCommand> begin(String reference) {
        return commands.bySystem(reference);
    }

    /**
     * Somebody who was told of the incident says that they know. That is no event: it gives no lead and moves nothing.
     *
     * @return when it counts as acknowledged now; empty if it was before, or if nobody has to acknowledge it any more
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Instant> acknowledge(IncidentCommand command, Instant at) {
        return command.incident().acknowledgeUnled(at, command.said())
                ? Optional.ofNullable(command.incident().time(IncidentTime.ACKNOWLEDGED))
                : Optional.empty();
    }

    /** Somebody made sure that one of its actions holds. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void noteVerification(IncidentCommand command, Instant at) {
        command.incident().noteVerification(at, command.said());
    }

    /** Ends the incident if everything that it led to is done, and nobody amends its review. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void endIfDone(IncidentCommand command) {
        Incident incident = command.incident();
        if (incident.status() == IncidentStatus.PREVENTING
                && reviews.isPublished(incident)
                && actions.unfinishedOf(incident.id()).isEmpty()) {
            command.endBySystem();
        }
    }
}
