package io.throughline.kit.inbox;

import io.agroal.api.AgroalDataSource;
import io.throughline.events.EventType;
import io.throughline.events.ThroughlineEvent;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Notes each event in the table {@code effect}, except those that it is told to refuse. */
@Singleton
class SwitchableApplier implements EventApplier {
    static final String CONSUMER = "switchable";

    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Hold> held = new AtomicReference<>();
    private final AgroalDataSource database;

    SwitchableApplier(AgroalDataSource database) {
        this.database = database;
    }

    void refuse(String aggregate, long sequence) {
        refused.add(aggregate + " " + sequence);
    }

    /** Stops while it applies that event, until the other calls {@link Hold#release}. */
    Hold hold(String aggregate, long sequence) {
        Hold hold = new Hold(aggregate + " " + sequence, new CountDownLatch(1), new CountDownLatch(1));
        held.set(hold);
        return hold;
    }

    void mend() {
        held.set(null);
        refused.clear();
    }

    @Override
    public String consumer() {
        return CONSUMER;
    }

    @Override
    public void apply(ThroughlineEvent data, IncomingEvent envelope) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO effect VALUES (?, ?, ?)")) {
            insert.setString(1, envelope.aggregateId());
            insert.setLong(2, envelope.sequence());
            insert.setString(3, EventType.of(data).typeName());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        String event = envelope.aggregateId() + " " + envelope.sequence();
        Hold hold = held.get();
        if (hold != null && hold.event().equals(event)) {
            hold.pause();
        }
        if (refused.contains(event)) {
            throw new IllegalStateException("told to refuse it");
        }
    }

    record Hold(String event, CountDownLatch reached, CountDownLatch released) {
        void awaitReached() {
            await(reached);
        }

        void release() {
            released.countDown();
        }

        private void pause() {
            reached.countDown();
            await(released);
        }

        private static void await(CountDownLatch latch) {
            try {
                if (!latch.await(30, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody came");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
