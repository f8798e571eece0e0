package io.throughline.incident.alert.admission;

import java.time.Duration;

/** As an operator would set it. */
record IntakeSettings(
        int requests,
        int threads,
        int transactions,
        int kibibytes,
        int writers,
        Duration linger,
        int batchSize,
        Duration countInterval)
        implements IntakeConfig {}
