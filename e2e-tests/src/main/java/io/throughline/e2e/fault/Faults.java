package io.throughline.e2e.fault;

import static io.throughline.e2e.LaunchedStack.ACTION_SERVICE;
import static io.throughline.e2e.LaunchedStack.BROKER;
import static io.throughline.e2e.LaunchedStack.DATABASE;
import static io.throughline.e2e.LaunchedStack.INCIDENT_SERVICE;
import static io.throughline.e2e.LaunchedStack.NOTIFICATION_SERVICE;

import io.throughline.e2e.fault.NetworkFault.Between;
import io.throughline.e2e.fault.agent.CrashPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The faults of the design's {@code reliability.md} that befall a stack under load. */
public final class Faults {
    private static final Duration BLACK_HOLE = Duration.ofSeconds(15);
    private static final Duration RESET = Duration.ofSeconds(1);
    private static final Duration SLOW_LINE = Duration.ofSeconds(20);
    private static final Duration PARTITION = Duration.ofSeconds(45);
    /** Longer than PostgreSQL lets an idle leader keep its lock. */
    private static final Duration STOPPED = Duration.ofSeconds(60);

    private static final long SLOW_BYTES_PER_SECOND = 8_000;

    private Faults() {}

    /** F1 and F2: a command's process dies just before, or just after, its commit. */
    public static List<Fault> ofCommands() {
        return List.of(
                new CrashAt("F1", CrashPoint.COMMAND_AFTER_COMMIT, INCIDENT_SERVICE),
                new CrashAt("F1", CrashPoint.COMMAND_AFTER_COMMIT, ACTION_SERVICE),
                new CrashAt("F2", CrashPoint.COMMAND_BEFORE_COMMIT, INCIDENT_SERVICE),
                new CrashAt("F2", CrashPoint.COMMAND_BEFORE_COMMIT, ACTION_SERVICE));
    }

    /** F3: the relay's process dies at each of its steps. */
    public static List<Fault> ofTheRelay() {
        return List.of(
                new CrashAt("F3", CrashPoint.RELAY_AFTER_SELECT, INCIDENT_SERVICE),
                new CrashAt("F3", CrashPoint.RELAY_AFTER_KAFKA_COMMIT, INCIDENT_SERVICE),
                new CrashAt("F3", CrashPoint.RELAY_AFTER_DELETE, INCIDENT_SERVICE));
    }

    /** F4: a consumer's process dies at each of its steps. */
    public static List<Fault> ofConsumers() {
        return List.of(
                new CrashAt("F4", CrashPoint.CONSUMER_AFTER_INBOX_INSERT, ACTION_SERVICE),
                new CrashAt("F4", CrashPoint.CONSUMER_AFTER_APPLY, NOTIFICATION_SERVICE),
                new CrashAt("F4", CrashPoint.CONSUMER_AFTER_COMMIT, NOTIFICATION_SERVICE));
    }

    /** F5: a webhook is sent, and nobody writes down that it was. */
    public static Fault ofWebhooks() {
        return new CrashAt("F5", CrashPoint.WEBHOOK_BEFORE_RECORD, NOTIFICATION_SERVICE);
    }

    /** F6. */
    public static Fault databaseDown(Duration time) {
        return new DownFor("F6", DATABASE, time);
    }

    /** F7. */
    public static Fault brokerDown(Duration time) {
        return new DownFor("F7", BROKER, time);
    }

    /** Each once that is over within seconds: F1 to F5, and plain kills. */
    public static List<Fault> quick() {
        List<Fault> faults = new ArrayList<>();
        faults.addAll(ofCommands());
        faults.addAll(ofTheRelay());
        faults.addAll(ofConsumers());
        faults.add(ofWebhooks());
        List.of(INCIDENT_SERVICE, ACTION_SERVICE, NOTIFICATION_SERVICE, BROKER, DATABASE)
                .forEach(part -> faults.add(new DownFor("kill", part, Duration.ofMillis(1))));
        return List.copyOf(faults);
    }

    /** Each once that takes its time: F6 to F10, F15 and F16. They need two replicas. */
    public static List<Fault> slow() {
        return List.of(
                databaseDown(Duration.ofSeconds(10)),
                brokerDown(Duration.ofSeconds(30)),
                new LeaderPaused(INCIDENT_SERVICE, STOPPED),
                new LeaderPaused(ACTION_SERVICE, STOPPED),
                new NetworkFault("F9", Between.SERVICES_AND_DATABASE, "black hole", FaultProxy::swallow, BLACK_HOLE),
                new NetworkFault("F9", Between.SERVICES_AND_BROKER, "black hole", FaultProxy::swallow, BLACK_HOLE),
                new NetworkFault("F9", Between.SERVICES_AND_DATABASE, "reset", FaultProxy::reset, RESET),
                new NetworkFault("F9", Between.SERVICES_AND_BROKER, "reset", FaultProxy::reset, RESET),
                new NetworkFault("F9", Between.SERVICES_AND_DATABASE, "2 s later", Faults::later, SLOW_LINE),
                new NetworkFault("F9", Between.SERVICES_AND_BROKER, "2 s later", Faults::later, SLOW_LINE),
                new NetworkFault("F9", Between.SERVICES_AND_BROKER, "64 kbit/s", Faults::narrow, SLOW_LINE),
                new NetworkFault(
                        "F10", Between.SERVICES_AND_BROKER, "one way only", FaultProxy::swallowToClient, PARTITION),
                new RebalanceStorm(20, Duration.ofSeconds(3)),
                new SlowHandlers(Duration.ofSeconds(2), Duration.ofSeconds(60)));
    }

    private static void later(FaultProxy proxy) {
        proxy.delay(Duration.ofSeconds(2));
    }

    private static void narrow(FaultProxy proxy) {
        proxy.limit(SLOW_BYTES_PER_SECOND);
    }
}
