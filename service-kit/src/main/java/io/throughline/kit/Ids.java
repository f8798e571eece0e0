package io.throughline.kit;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** Makes the ids of aggregates and events. */
public final class Ids {
    private static final TimeBasedEpochGenerator VERSION_7 = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /** A new UUID version 7 (RFC 9562): unique, and later ones sort after earlier ones, which keeps indexes compact. */
    public static UUID next() {
        return VERSION_7.generate();
    }
}
