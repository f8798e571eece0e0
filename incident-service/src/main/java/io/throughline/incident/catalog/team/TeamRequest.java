package io.throughline.incident.catalog.team;

import io.throughline.kit.json.ZoneName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a team; what a GET answers can be sent back as it is.
 *
 * @param slug must be the one in the path, if it is there
 * @param version is not looked at: {@code If-Match} says which version was seen
 * @param country ISO 3166-1 code of the country whose public holidays the team has; null means none
 * @param holidays free days of its own, each date once; null means none
 */
@Schema(name = "TeamRequest")
record TeamRequest(
        @Nullable String slug,
        @Nullable Integer version,
        @NotNull @NotBlank @Size(max = 200) String name,
        @NotNull @ZoneName String timeZone,
        @Nullable @KnownCountry String country,

        @Nullable @Size(max = 400) @EachDateOnce List<@NotNull @Valid TeamHoliday> holidays) {}
