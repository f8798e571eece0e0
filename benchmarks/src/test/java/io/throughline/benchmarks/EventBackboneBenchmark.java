package io.throughline.benchmarks;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.throughline.kit.inbox.PatientInbox;
import io.throughline.kit.outbox.Outbox;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestBroker;
import io.throughline.kit.testing.TestDatabase;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Prints what the event backbone costs: each figure is a ratio to the same work without it, done by turns in the same run.
 * The kit runs as it does in a service, on a durable PostgreSQL (the launcher's settings) and a broker in processes of their
 * own. It asserts nothing, and no build runs it: its name is no test's name.
 */
@QuarkusTest
@QuarkusTestResource(
        value = RealParts.class,
        initArgs = {
            @ResourceArg(name = "database", value = "benchmark"),
            @ResourceArg(name = "postgres.fsync", value = "on"),
            @ResourceArg(name = "postgres.synchronous_commit", value = "on"),
            @ResourceArg(name = "postgres.full_page_writes", value = "on"),
            @ResourceArg(name = "postgres.shared_buffers", value = "128MB"),
            @ResourceArg(name = "postgres.max_wal_size", value = "512MB"),
            @ResourceArg(name = "postgres.autovacuum_naptime", value = "5s"),
            @ResourceArg(name = "postgres.jit", value = "off")
        })
class EventBackboneBenchmark {
    /** Events drained before the outbox is looked at; fewer for a shorter look. */
    private static final int MANY_EVENTS = Integer.getInteger("backbone.events", 1_000_000);

    private TestDatabase database;
    private TestBroker broker;

    @Inject
    AgroalDataSource pool;

    @Inject
    Outbox outbox;

    @Inject
    PatientInbox inbox;

    private final IncidentEvents events = new IncidentEvents();
    private BenchmarkTables tables;

    @BeforeEach
    void createTables() throws SQLException {
        tables = new BenchmarkTables(database);
        tables.requireDurable();
        tables.create();
    }

    @Test
    void relay() {
        new RelayFigure(outbox, events, tables, broker.bootstrapServers()).print();
    }

    @Test
    void inbox() throws SQLException {
        new InboxFigure(inbox, pool, database).print();
    }

    @Test
    void commit() {
        CommitFigure commit = new CommitFigure(outbox, events, pool);
        commit.print("relay running");
        broker.kill();
        commit.print("relay at rest");
        broker.restart();
        tables.awaitEmptyOutbox();
    }

    @Test
    void outbox() throws SQLException {
        try (OutboxFigure size = new OutboxFigure(outbox, events, tables, broker.bootstrapServers())) {
            size.print(MANY_EVENTS);
        }
    }
}
