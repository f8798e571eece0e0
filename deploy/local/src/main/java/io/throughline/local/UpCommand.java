package io.throughline.local;

import io.throughline.local.data.DataDirectory;
import io.throughline.local.data.DataLock;
import io.throughline.local.data.DiskSpace;
import io.throughline.local.data.Ports;
import io.throughline.local.data.StackState;
import io.throughline.local.data.StackStateFile;
import io.throughline.local.data.UserFacingException;
import io.throughline.local.process.LeftOvers;
import io.throughline.local.process.Marker;
import io.throughline.local.process.Patience;
import io.throughline.local.service.ServiceDefinition;
import io.throughline.local.token.EmailAddress;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code up}: starts the stack and stays until it is told to stop. With the hidden {@code --via PART=PORT} the services
 * reach PostgreSQL or Kafka through what listens on that port, a proxy of a test that passes on to the part's own port
 * ({@code kafka-proxied} in {@code stack.json} for the broker, {@code postgresql} for the database).
 */
@Command(name = "up", description = "Starts PostgreSQL, Kafka and the services; Ctrl-C stops them.")
final class UpCommand implements Callable<Integer> {
    private static final long NEEDED_MEGABYTES = 500;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private CommonOptions data = new CommonOptions();

    @Mixin
    private ShapeOptions shapeOptions = new ShapeOptions();

    @Option(
            names = "--fallback",
            paramLabel = "EMAIL",
            description = "who is told when a service has no owner (default: ${DEFAULT-VALUE})",
            defaultValue = "fallback@example.org")
    private String fallback = "";

    /** For tests, which must not care what else runs on the machine; a second start finds the ports of the first. */
    @Option(names = "--free-ports", hidden = true)
    private boolean freePorts;

    /** For tests, which let a process stand still and see what it does afterwards. */
    @Option(names = "--patience", paramLabel = "SECONDS", hidden = true, description = "silence before a restart")
    private long patience = Patience.USUAL.silence().toSeconds();

    private final Progress progress = new Progress(System.out, Clock.system(ZoneId.systemDefault()));

    @Override
    public Integer call() throws IOException, GeneralSecurityException, InterruptedException {
        requireEmail();
        var shape = shapeOptions.shape();
        var project = Project.current();
        project.requireJars(ServiceDefinition.ALL);
        var directory = DataDirectory.create(data.path());
        var lock = lock(directory);
        try (lock) {
            DiskSpace.require(directory.path(), NEEDED_MEGABYTES);
            progress.removed(new LeftOvers(new Marker(directory)).end());
            var ports = freePorts ? freePorts(directory, shape) : shape.standardPorts();
            ports.requireFree();
            var plan = new StackPlan(project.root(), directory, shape, ports);
            var stack = new Stack(
                    plan,
                    new BuildInformation().version(),
                    progress,
                    Patience.USUAL.withSilence(Duration.ofSeconds(patience)));
            Runtime.getRuntime().addShutdownHook(new Thread(stack::stop, "stop"));
            run(stack, plan);
            return 0;
        }
    }

    private void run(Stack stack, StackPlan plan) throws IOException, GeneralSecurityException, InterruptedException {
        try {
            stack.start(plan.base());
            stack.start(plan.services(fallback));
            progress.up(stack.parts(), plan.directory());
            stack.awaitStop();
        } finally {
            stack.stop();
        }
    }

    private static Ports freePorts(DataDirectory directory, StackShape shape) throws IOException {
        var before = new StackStateFile(directory.stateFile()).read();
        return Ports.free(shape.portNames(), before.map(StackState::ports).orElse(Map.of()));
    }

    private void requireEmail() {
        try {
            fallback = new EmailAddress(fallback).value();
        } catch (IllegalArgumentException e) {
            throw spec == null ? e : new ParameterException(spec.commandLine(), "--fallback: " + e.getMessage(), e);
        }
    }

    private static DataLock lock(DataDirectory directory) throws IOException {
        return DataLock.tryAcquire(directory.lockFile()).orElseThrow(() -> alreadyRuns(directory));
    }

    private static UserFacingException alreadyRuns(DataDirectory directory) {
        String pid;
        try {
            pid = new StackStateFile(directory.stateFile())
                    .read()
                    .map(state -> " (process " + state.pid() + ")")
                    .orElse("");
        } catch (IOException e) {
            pid = "";
        }
        return new UserFacingException("Throughline already runs on " + directory.path() + pid
                + ": see './throughline status', or choose another directory with --data.");
    }
}
