package io.throughline.incident.catalog.team;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * A day on which one team does not work, beside the public holidays of its country.
 *
 * @param date in the team's time zone
 */
record TeamHoliday(
        @NotNull LocalDate date,
        @NotNull @NotBlank @Size(max = 200) String name) {}
