package io.throughline.events;

import java.util.List;

/**
 * A person's record was created or changed; the whole record as it is now.
 *
 * @param email trimmed and lower-cased; who the person is
 * @param timeZone IANA name
 * @param active whether the person can own, be told or approve anything
 * @param groups names of the groups the person belongs to, for example {@code leadership}
 */
public record PersonChanged(String email, String name, String timeZone, boolean active, List<String> groups)
        implements PersonEvent {}
