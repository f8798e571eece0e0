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
 *
 * <p>A leader that is paused (SIGSTOP, a long collection) loses its connection, and with it the lock, after 30 s, and does
 * not know it when it goes on. What it then still sends does no harm: before the next leader sends anything, its
 * {@link TransactionalSender} has fenced the old one, so that the old one's batch fails. If it went through before that,
 * it is the head that the next leader sends again.
 */
@Singleton
class OutboxRelay implements EventRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    /** As many events may go out without those after them having to wait: at rest, or nearly so. */
    private static final int FEW = 8;

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
        if (config.enabled()) {
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        stopped = true;
        signal.wakeUp();
        thread.join(5_000);
        thread.interrupt();
    }

    @Override
    public RelayKind kind() {
        return config.enabled() ? RelayKind.POLLING : RelayKind.EXTERNAL;
    }

    @Override
    public boolean isLeading() {
        return leading;
    }

    private void run() {
        while (!stopped) {
            try (Connection connection = database.open()) {
                OutboxTable outbox = new OutboxTable(connection);
                awaitTurn(outbox);
                lead(outbox);
            } catch (InterruptedException e) {
                return;
            } catch (SQLException
                    | RuntimeException
                    | Error e) { // a thread that ends would leave the process alive and silent
                LOG.warnf("relay interrupted, starts again from the head cause=%s", e.toString());
            } finally {
                leading = false;
            }
            pause();
        }
    }

    /** A standby keeps its connection: asking for the lock costs one short statement, connecting a process of the server. */
    private void awaitTurn(OutboxTable outbox) throws SQLException {
        while (!stopped && !outbox.tryLead()) {
            pause();
        }
    }

    private void lead(OutboxTable outbox) throws SQLException, InterruptedException {
        if (stopped) {
            return;
        }
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
                    letGather(head.size());
                }
            }
        }
    }

    /**
     * Each commit wakes the leader, and each batch costs a Kafka transaction and a commit, however small it is: under load
     * it leaves the machine to the callers until there is more to send. A few events go out at once, and so does a backlog.
     */
    private void letGather(int sent) throws InterruptedException {
        if (sent > FEW && sent < config.batchSize()) {
            Thread.sleep(config.linger().toMillis());
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
