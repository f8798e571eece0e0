package io.throughline.kit.consumer;

import io.agroal.api.AgroalDataSource;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.throughline.events.ThroughlineEvent;
import io.throughline.kit.inbox.EventApplier;
import io.throughline.kit.inbox.IncomingEvent;
import io.throughline.kit.inbox.PatientInbox;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A consumer as services have them; each of its events needs a row of {@code turnstile}, if that table is there. */
@Singleton
class WatchedConsumer implements EventApplier {
    static final String CHANNEL = "watched-events";

    private final PatientInbox inbox;
    private final AgroalDataSource database;
    private final Set<String> applied = ConcurrentHashMap.newKeySet();

    WatchedConsumer(PatientInbox inbox, AgroalDataSource database) {
        this.inbox = inbox;
        this.database = database;
    }

    boolean hasApplied(String aggregate) {
        return applied.contains(aggregate);
    }

    @Incoming(CHANNEL)
    @Blocking
    void receive(ConsumerRecord<String, byte[]> record) {
        inbox.receive(record, this);
    }

    @Override
    public String consumer() {
        return CHANNEL;
    }

    @Override
    public void apply(ThroughlineEvent data, IncomingEvent envelope) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT FROM turnstile FOR UPDATE");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        applied.add(envelope.aggregateId());
    }
}
