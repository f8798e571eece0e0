package io.throughline.local.service;

import io.throughline.local.data.DataDirectory;
import io.throughline.local.data.Ports;
import io.throughline.local.data.Secrets;
import io.throughline.local.data.Trees;
import io.throughline.local.postgres.DatabaseAccess;
import io.throughline.local.process.Ending;
import io.throughline.local.process.HttpProbe;
import io.throughline.local.process.JavaCommand;
import io.throughline.local.process.Part;
import io.throughline.local.process.Step;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;

/** Makes parts of services. */
public final class ServiceParts {
    /** Variable of the launcher's environment, for every service: {@code -XX:TieredStopAtLevel=4 -Xmx1g}. */
    private static final String JVM_OPTIONS = "THROUGHLINE_JVM_OPTIONS";

    private final Path project;
    private final DataDirectory directory;
    private final Secrets secrets;
    private final ServiceContext context;

    /** Parts of the services that were built in that checkout. */
    public ServiceParts(Path project, DataDirectory directory, Secrets secrets, ServiceContext context) {
        this.project = project;
        this.directory = directory;
        this.secrets = secrets;
        this.context = context;
    }

    /** The replica as a part, listening on that port. */
    public Part on(ServiceReplica replica, int port) throws IOException {
        var service = replica.service();
        var name = replica.name();
        var url = "http://" + Ports.HOST + ":" + port;
        var log = directory.log(name);
        var environment = new HashMap<>(ServiceEnvironment.of(service, port, context, log));
        environment.putAll(
                ServiceEnvironment.of(DatabaseAccess.to(service.database(), context.postgresPort(), secrets)));
        var command = new JavaCommand(directory, name)
                .heap(service.heapMegabytes())
                .options(System.getenv().getOrDefault(JVM_OPTIONS, ""))
                .jar(service.jar(project));
        return new Part(
                name,
                new Part.Endpoint(port, url, log),
                new Part.Launch(
                        () -> Trees.makeEmpty(directory.temporary(name)), command, environment, directory.output(name)),
                new Part.Health(probe(url + "/q/health/ready"), Step.NONE, probe(url + "/q/health/live")),
                Ending.OF_A_JVM);
    }

    private static HttpProbe probe(String url) {
        return new HttpProbe(URI.create(url));
    }
}
