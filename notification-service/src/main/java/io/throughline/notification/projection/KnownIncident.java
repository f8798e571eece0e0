package io.throughline.notification.projection;

import java.util.List;

/**
 * An incident as far as telling people of what belongs to it needs it.
 *
 * @param severity {@code SEV1} to {@code SEV4}
 * @param restricted whether only its members may know of it
 */
public record KnownIncident(String severity, boolean restricted, List<String> members) {}
