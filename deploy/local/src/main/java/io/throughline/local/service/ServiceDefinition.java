package io.throughline.local.service;

import java.nio.file.Path;
import java.util.List;

/**
 * A service as the launcher knows it.
 *
 * @param name of the module, and of the part of its first replica
 * @param database it owns
 * @param port that its first replica listens on, unless free ports are asked for
 * @param heapMegabytes its JVM may use at most
 */
public record ServiceDefinition(String name, String database, int port, int heapMegabytes) {
    /** All services, in the order in which they are listed to people; one body of alerts may have 32 MB. */
    public static final List<ServiceDefinition> ALL = List.of(
            new ServiceDefinition("incident-service", "incident", 8081, 512),
            new ServiceDefinition("action-service", "action", 8082, 128),
            new ServiceDefinition("notification-service", "notification", 8083, 128));

    /** The runnable jar, as the build leaves it under the project. */
    public Path jar(Path project) {
        return project.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
