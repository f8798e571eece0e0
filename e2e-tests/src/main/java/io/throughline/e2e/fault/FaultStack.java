package io.throughline.e2e.fault;

import io.throughline.e2e.LaunchedStack;
import io.throughline.e2e.StackDatabases;
import io.throughline.e2e.StackOptions;
import io.throughline.e2e.StackState;
import java.nio.file.Path;
import java.util.Map;

/**
 * A launched stack whose services carry the agent and reach their database and their broker through proxies; with a town
 * to put load on, a receiver for its webhooks and a ledger.
 */
public final class FaultStack implements AutoCloseable {
    private static final String PROXIED_BROKER = "kafka-proxied";

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

    private FaultStack(LaunchedStack stack, FaultSwitches switches, Proxies proxies, Path folder) {
        this.stack = stack;
        this.switches = switches;
        this.database = proxies.database();
        this.broker = proxies.broker();
        this.receiver = ScriptedReceiver.open(folder.resolve("received.jsonl"));
        this.ledger = Ledger.in(folder.resolve("ledger"));
        this.strangers = new Strangers(stack);
        this.killer = new Killer(stack);
        this.firedBefore = switches.timesFired();
        this.sourceKey = new Town(stack).describe(receiver.url());
    }

    /**
     * Starts one, and returns when load may begin.
     *
     * @param folder for all that it keeps; what is there already goes on
     * @param replicas of each service
     */
    public static FaultStack start(Path folder, int replicas) {
        Path data = folder.resolve("data");
        FaultSwitches switches = FaultSwitches.in(folder.resolve("switches"));
        Proxies proxies = new Proxies(
                FaultProxy.open(() -> port(data, LaunchedStack.DATABASE)),
                FaultProxy.open(() -> port(data, PROXIED_BROKER)));
        StackOptions options = StackOptions.USUAL
                .withReplicas(replicas)
                .withProxy(LaunchedStack.DATABASE, proxies.database().port())
                .withProxy(LaunchedStack.BROKER, proxies.broker().port());
        options = options.withVariable("THROUGHLINE_DELIVERY_ANSWER_TIMEOUT", "5S")
                .withVariable("THROUGHLINE_DELIVERY_CLAIM", "10S"); // what a dead process was sending waits no minute
        for (Map.Entry<String, String> variable : switches.environment().entrySet()) {
            options = options.withVariable(variable.getKey(), variable.getValue());
        }
        LaunchedStack stack = LaunchedStack.start(data, options);
        try {
            switches.requireAll();
            return new FaultStack(stack, switches, proxies, folder);
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** Begins to put load on it. */
    public LoadClient load(LoadPlan plan) {
        return LoadClient.start(stack, sourceKey, plan, ledger);
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
        stack.close();
        receiver.close();
        database.close();
        broker.close();
    }

    private static int port(Path data, String name) {
        Integer port = StackState.read(data.resolve("stack.json")).ports().get(name);
        if (port == null) {
            throw new IllegalStateException("no port of " + name + " yet");
        }
        return port;
    }

    private record Proxies(FaultProxy database, FaultProxy broker) {}
}
