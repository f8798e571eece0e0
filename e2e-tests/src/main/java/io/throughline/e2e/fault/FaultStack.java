package io.throughline.e2e.fault;

import io.throughline.e2e.LaunchedStack;
import io.throughline.e2e.StackDatabases;
import io.throughline.e2e.StackOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * A launched stack whose services carry the agent and reach their database and their broker through proxies; with a town
 * to put load on, a receiver for its webhooks and a ledger.
 */
public final class FaultStack implements AutoCloseable {
    /** Longer than any process is made to stand still here: what goes on afterwards is that process, and no other. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final LaunchedStack stack;
    private final FaultSwitches switches;
    private final FaultProxy database;
    private final FaultProxy broker;
    private final ScriptedReceiver receiver;
    private final Ledger ledger;
    private final Strangers strangers;
    private final Killer killer;
    private final String sourceKey;
    private final long firedBefore;
    private final Queue<Violation> seen = new ConcurrentLinkedQueue<>();
    private volatile @Nullable LoadClient load;

    private FaultStack(LaunchedStack stack, FaultSwitches switches, Outside outside, Path folder) {
        this.stack = stack;
        this.switches = switches;
        this.database = outside.database();
        this.broker = outside.broker();
        this.receiver = outside.receiver();
        this.ledger = Ledger.in(folder.resolve("ledger"));
        this.strangers = new Strangers(stack);
        this.killer = new Killer(stack);
        this.firedBefore = switches.timesFired();
        Town town = new Town(stack);
        town.describe(receiver.url());
        this.sourceKey = sourceKey(town, folder.resolve("source-key"));
    }

    /** The one of before, if there is one: who repeats a request is who asked first. */
    private static String sourceKey(Town town, Path file) {
        try {
            if (Files.notExists(file)) {
                Files.writeString(file, town.newSource());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts one, and returns when load may begin.
     *
     * @param folder for all that it keeps; what is there already goes on
     * @param replicas of each service
     */
    public static FaultStack start(Path folder, int replicas) {
        LaunchedStack.endLeftOver(folder.resolve("data"));
        FaultSwitches switches = FaultSwitches.in(folder.resolve("switches"));
        Outside outside = Outside.of(folder);
        try {
            LaunchedStack stack = LaunchedStack.start(folder.resolve("data"), options(replicas, switches, outside));
            try {
                switches.requireAll();
                return new FaultStack(stack, switches, outside, folder);
            } catch (RuntimeException | Error e) {
                stack.close();
                throw e;
            }
        } catch (RuntimeException | Error e) {
            outside.close();
            throw e;
        }
    }

    private static StackOptions options(int replicas, FaultSwitches switches, Outside outside) {
        StackOptions options = StackOptions.USUAL
                .withReplicas(replicas)
                .withProxy(LaunchedStack.DATABASE, outside.database().port())
                .withProxy(LaunchedStack.BROKER, outside.broker().port())
                .withPatience(SILENCE)
                .withVariable("THROUGHLINE_DELIVERY_ANSWER_TIMEOUT", "5S")
                .withVariable("THROUGHLINE_DELIVERY_CLAIM", "10S"); // what a dead process was sending waits no minute
        for (Map.Entry<String, String> variable : switches.environment().entrySet()) {
            options = options.withVariable(variable.getKey(), variable.getValue());
        }
        return options;
    }

    /** Begins to put load on it. */
    public LoadClient load(LoadPlan plan) {
        LoadClient started = LoadClient.start(stack, sourceKey, plan, ledger);
        load = started;
        return started;
    }

    /** What has come of the load that was begun last; nothing before any was. */
    public Calls calls() {
        LoadClient last = load;
        return last == null ? new Calls(0, 0, 0) : last.calls();
    }

    /** Something was seen while a fault lasted that must not be; {@link #seen} tells it. */
    void saw(String fault, String where, String what) {
        seen.add(new Violation(fault, where, what));
    }

    /** What was seen while faults lasted, once. */
    List<Violation> seen() {
        List<Violation> all = new ArrayList<>();
        for (Violation one = seen.poll(); one != null; one = seen.poll()) {
            all.add(one);
        }
        return all;
    }

    /** The stack itself. */
    public LaunchedStack stack() {
        return stack;
    }

    /** Its databases. */
    public StackDatabases databases() {
        return new StackDatabases(stack);
    }

    /** Crash points and damages of its services. */
    public FaultSwitches switches() {
        return switches;
    }

    /** Between the services and PostgreSQL. */
    public FaultProxy databaseProxy() {
        return database;
    }

    /** Between the services and Kafka. */
    public FaultProxy brokerProxy() {
        return broker;
    }

    /** Gets its webhooks. */
    public ScriptedReceiver receiver() {
        return receiver;
    }

    /** Everything that was asked of it. */
    public Ledger ledger() {
        return ledger;
    }

    /** Records on its topics that no service wrote. */
    public Strangers strangers() {
        return strangers;
    }

    /** Kills, pauses and keeps down. */
    public Killer killer() {
        return killer;
    }

    /** The key of the sender of alerts that the load plays. */
    public String sourceKey() {
        return sourceKey;
    }

    /** How many processes died on purpose since it was started. */
    public long kills() {
        return killer.kills() + switches.timesFired() - firedBefore;
    }

    @Override
    public void close() {
        try {
            stack.close();
        } finally {
            new Outside(database, broker, receiver).close();
        }
    }
}
