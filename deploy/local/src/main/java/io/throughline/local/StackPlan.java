package io.throughline.local;

import io.throughline.local.data.DataDirectory;
import io.throughline.local.data.Ports;
import io.throughline.local.data.Secrets;
import io.throughline.local.kafka.KafkaPart;
import io.throughline.local.kafka.Listeners;
import io.throughline.local.postgres.PostgresPart;
import io.throughline.local.process.Marker;
import io.throughline.local.process.Part;
import io.throughline.local.service.ServiceContext;
import io.throughline.local.service.ServiceDefinition;
import io.throughline.local.service.ServiceParts;
import io.throughline.local.token.TokenKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * How the stack is made.
 *
 * @param project root of the checkout where the services were built
 * @param directory for all data
 * @param shape what it consists of
 * @param ports of the parts, by their names
 */
record StackPlan(Path project, DataDirectory directory, StackShape shape, Ports ports) {
    /** What the services stand on; with databases and topics once these are ready. */
    List<Part> base() throws IOException {
        var databases =
                ServiceDefinition.ALL.stream().map(ServiceDefinition::database).toList();
        return List.of(
                new PostgresPart(directory, secrets(), new BuildInformation().postgresVersion())
                        .on(ports.of(Marker.POSTGRESQL), databases),
                new KafkaPart(directory).on(listeners()));
    }

    /**
     * What people use.
     *
     * @param fallback e-mail of whoever is told when nobody else is known
     */
    List<Part> services(String fallback) throws IOException, GeneralSecurityException {
        var keys = new TokenKeys(secrets());
        keys.createIfMissing();
        var context =
                new ServiceContext(reached(Marker.POSTGRESQL), reached(KafkaPart.NAME), keys.publicKey(), fallback);
        var services = new ServiceParts(project, directory, secrets(), context);
        var parts = new ArrayList<Part>();
        for (var replica : shape.services()) {
            parts.add(services.on(replica, ports.of(replica.name())));
        }
        return List.copyOf(parts);
    }

    private Listeners listeners() {
        var proxy = shape.via().get(KafkaPart.NAME);
        return new Listeners(
                ports.of(KafkaPart.NAME),
                ports.of(StackShape.CONTROLLER),
                proxy == null ? null : new Listeners.Proxied(ports.of(StackShape.PROXIED_BROKER), proxy));
    }

    /** Where services reach the part. */
    private int reached(String part) {
        return shape.via().getOrDefault(part, ports.of(part));
    }

    private Secrets secrets() {
        return new Secrets(directory.secrets());
    }
}
