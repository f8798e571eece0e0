package io.throughline.incident.release;

import io.throughline.incident.access.IncidentPermission;
import io.throughline.incident.incident.Incident;
import io.throughline.incident.incident.IncidentCommand;
import io.throughline.incident.incident.IncidentCommands;
import io.throughline.incident.incident.IncidentFact;
import io.throughline.incident.incident.IncidentReleases;
import io.throughline.incident.incident.IncidentView;
import io.throughline.incident.incident.IncidentViews;
import io.throughline.incident.incident.ReleasedChange;
import io.throughline.kit.error.AlreadyExistsException;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.http.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes the answers of those who run an incident: was it this change? */
@ApplicationScoped
class ChangeAnswerService {
    private static final String DENIED = "DENIED";

    private final QuestionTable questions;
    private final ReleaseTable releases;
    private final IncidentCommands commands;
    private final IncidentViews views;

    ChangeAnswerService(
            QuestionTable questions, ReleaseTable releases, IncidentCommands commands, IncidentViews views) {
        this.questions = questions;
        this.releases = releases;
        this.commands = commands;
        this.views = views;
    }

    /**
     * Confirms or denies a release as the cause of an incident, asked or not; the same answer again changes nothing.
     *
     * @throws UnknownResourceException if there is no such incident for the caller, or no such release (problem
     *     {@code not-found}, 404)
     * @throws AlreadyExistsException if another release is confirmed (problem {@code already-exists}, 409)
     */
    @Transactional(rollbackOn = SQLException.class)
    IncidentView answer(String ref, String releaseId, VersionTag seen, ChangeAnswerRequest request)
            throws SQLException {
        IncidentCommand command = commands.begin(ref, seen, IncidentPermission.RUN, null, request.note());
        Incident incident = command.incident();
        ReleasedChange release = release(releaseId);
        List<IncidentReleases.Asked> known =
                questions.of(List.of(incident.id())).getOrDefault(incident.id(), List.of());
        String state = request.confirmed() ? IncidentReleases.CONFIRMED : DENIED;
        if (known.stream().noneMatch(one -> says(one, release, state, request.note()))) {
            if (request.confirmed()) {
                requireNoOtherCause(known, release);
            }
            questions.answer(incident.id(), release.release(), state, command.said());
            command.announce(
                    request.confirmed()
                            ? new IncidentFact.ChangeConfirmed(release)
                            : new IncidentFact.ChangeDenied(release));
        }
        return views.of(incident);
    }

    private ReleasedChange release(String id) throws SQLException {
        try {
            return releases.one(UUID.fromString(id)).orElseThrow(() -> new UnknownResourceException("release", id));
        } catch (IllegalArgumentException e) {
            throw new UnknownResourceException("release", id);
        }
    }

    private static boolean says(
            IncidentReleases.Asked known, ReleasedChange release, String state, @Nullable String note) {
        return known.release().equals(release.release())
                && known.state().equals(state)
                && (note == null || Objects.equals(known.note(), note));
    }

    private static void requireNoOtherCause(List<IncidentReleases.Asked> known, ReleasedChange release) {
        known.stream()
                .filter(IncidentReleases.Asked::namesTheCause)
                .filter(cause -> !cause.release().equals(release.release()))
                .findFirst()
                .ifPresent(cause -> {
                    throw new AlreadyExistsException("Release " + cause.release() + ", \"" + cause.summary()
                            + "\", is confirmed as the cause: deny that one first if it was not.");
                });
    }
}
