package io.throughline.events;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * On which days the team of a service works.
 *
 * @param timeZone IANA name
 * @param country ISO 3166-1 code of the country whose public holidays count; null if none do
 * @param holidays free days of the team beside them
 */
public record TeamCalendar(String timeZone, @Nullable String country, List<LocalDate> holidays) {}
