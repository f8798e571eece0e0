package io.throughline.incident.alert;

import io.throughline.incident.alert.source.AlertSource;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes in what another feature has kept raw and is no alert, once somebody has seen to it that it can be mapped. */
public interface KeptReader {
    /** The format under which it keeps. */
    String format();

    /**
     * Reads what was kept again and takes it in, within the transaction of whoever maps it.
     *
     * @param receivedAt when it came first
     * @param service slug that it counts for, whatever it names; null to read it as it is
     * @return why it still cannot be mapped, in words; empty if it is taken in
     */
    Optional<String> takeKept(String body, Instant receivedAt, AlertSource source, @Nullable String service)
            throws SQLException;
}
