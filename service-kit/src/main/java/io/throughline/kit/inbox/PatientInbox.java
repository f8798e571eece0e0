package io.throughline.kit.inbox;

import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.throughline.kit.consumer.ConsumerProgress;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * The {@link Inbox} as consumers use it: while the database is at fault it tries again, without limit, because a record
 * that is given up is lost. Each attempt is a transaction of its own.
 */
@Singleton
public class PatientInbox {
    private final Inbox inbox;
    private final ConsumerProgress progress;

    PatientInbox(Inbox inbox, ConsumerProgress progress) {
        this.inbox = inbox;
        this.progress = progress;
    }

    /** Deals with one record; when this returns, the record may be acknowledged. */
    @Retry(maxRetries = -1, maxDuration = 0, delay = 200, jitter = 100) // milliseconds
    @ExponentialBackoff(maxDelay = 5_000)
    public void receive(ConsumerRecord<String, byte[]> record, EventApplier applier) {
        progress.received(applier.consumer(), record);
        inbox.receive(record, applier);
        progress.finished(applier.consumer(), record);
    }
}
