package io.throughline.notification.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for a service, as its record names them.
 *
 * @param owner null if there is none
 */
public record ServiceContacts(@Nullable String owner, List<String> deputies) {
    /** Of a service that is not known here, or of none at all. */
    public static final ServiceContacts NOBODY = new ServiceContacts(null, List.of());
}
