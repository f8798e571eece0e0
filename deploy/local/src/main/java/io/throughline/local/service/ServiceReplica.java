package io.throughline.local.service;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One of the processes of a service.
 *
 * @param service that it is a process of
 * @param number from 1 on; the first is called and found as a single one would be
 */
public record ServiceReplica(ServiceDefinition service, int number) {
    private static final int BETWEEN_PORTS = 10;

    /** That many of every service, the first of each service in front. */
    public static List<ServiceReplica> of(List<ServiceDefinition> services, int replicas) {
        return IntStream.rangeClosed(1, replicas)
                .boxed()
                .flatMap(number -> services.stream().map(service -> new ServiceReplica(service, number)))
                .toList();
    }

    /** Of its part, of its port and of its files. */
    public String name() {
        return number == 1 ? service.name() : service.name() + "-" + number;
    }

    /** What it listens on, unless free ports are asked for. */
    public int port() {
        return service.port() + (number - 1) * BETWEEN_PORTS;
    }
}
