package io.throughline.incident.catalog;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a release of the service needs.
 *
 * @param evidence what must be there before a release; nothing if it is absent
 * @param rollbackPath how to go back, as text or URL
 * @param rollbackExercisedOn when somebody last tried it
 * @param freezeRule when not to release, in words
 */
public record ReleasePolicy(
        @Size(max = 50) List<@NotNull @NotBlank @Size(max = 500) String> evidence,
        @Nullable @Size(max = 2000) String rollbackPath,
        @Nullable LocalDate rollbackExercisedOn,
        @Nullable @Size(max = 2000) String freezeRule) {
    static final ReleasePolicy NONE = new ReleasePolicy(List.of(), null, null, null);

    /** Makes absent lists empty. */
    public ReleasePolicy {
        evidence = evidence == null ? List.of() : evidence;
    }
}
