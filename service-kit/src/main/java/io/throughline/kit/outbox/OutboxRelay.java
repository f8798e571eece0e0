package io.throughline.kit.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.throughline.kit.outbox.OutboxTable.Row;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Brings the outbox to Kafka, in id order, from exactly one process per database.
 *
 * <p>Each batch is read, sent in one Kafka transaction and then deleted. A kill in between sends that batch again:
 * readers know each event by its id. On any fault it lets go of everything and starts from the head again.
 */
@Singleton
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private final RelayDatabase database;
    private final RelaySignal signal;
    private final RelayConfig config;
    private final String bootstrapServers;
    private final String senderName;
    private final Thread thread = new Thread(this::run, "outbox-relay");
    private volatile boolean stopped;
    private volatile boolean leading;

    OutboxRelay(
            RelayDatabase database,
            RelaySignal signal,
            RelayConfig config,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.signal = signal;
        this.config = config;
        this.bootstrapServers = bootstrapServers;
        this.senderName = service + "-outbox";
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        stopped = true;
        signal.wakeUp();
        thread.join(5_000);
        thread.interrupt();
    }

    /** Whether this process is the one that sends. */
    boolean isLeading() {
        return leading;
    }

    private void run() {
        while (!stopped) {
            try (Connection connection = database.open()) {
                OutboxTable outbox = new OutboxTable(connection);
                if (outbox.tryLead()) {
                    lead(outbox);
                }
            } catch (InterruptedException e) {
                return;
            } catch (SQLException
                    | RuntimeException
                    | LinkageError e) { // LinkageError: a native library of compression
                LOG.warnf("relay interrupted, starts again from the head cause=%s", e.toString());
            } finally {
                leading = false;
            }
            pause();
        }
    }

    private void lead(OutboxTable outbox) throws SQLException, InterruptedException {
        try (EventSender sender = new TransactionalSender(bootstrapServers, senderName)) {
            leading = true;
            LOG.infof("relay leads sender=%s", senderName);
            while (!stopped) {
                List<Row> head = outbox.head(config.batchSize());
                if (head.isEmpty()) {
                    signal.await(config.pollInterval());
                } else {
                    sender.send(head.stream().map(Row::asRecord).toList());
                    outbox.delete(head);
                }
            }
        }
    }

    private void pause() {
        try {
            if (!stopped) {
                Thread.sleep(config.retryInterval().toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
