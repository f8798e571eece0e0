package io.throughline.incident.catalog.team;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A team as the API shows it. */
@Schema(name = "Team")
record TeamView(
        String slug, String name, String timeZone, @Nullable String country, List<TeamHoliday> holidays, long version) {
    static TeamView of(Team team) {
        return new TeamView(team.slug(), team.name(), team.timeZone(), team.country(), team.holidays(), team.version());
    }
}
