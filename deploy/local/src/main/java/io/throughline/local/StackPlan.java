package io.throughline.local;

import io.throughline.local.data.DataDirectory;
import io.throughline.local.data.Ports;
import io.throughline.local.data.Secrets;
import io.throughline.local.kafka.KafkaPart;
import io.throughline.local.postgres.PostgresPart;
import io.throughline.local.process.Marker;
import io.throughline.local.process.Part;
import io.throughline.local.service.ServiceContext;
import io.throughline.local.service.ServiceDefinition;
import io.throughline.local.service.ServiceParts;
import io.throughline.local.token.TokenKeys;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Which parts the stack has.
 *
 * @param project where the services were built
 * @param directory for all data
 * @param ports of the parts, by their names
 * @param fallback e-mail of whoever is told when nobody else is known
 */
record StackPlan(Project project, DataDirectory directory, Ports ports, String fallback) {
    static final List<ServiceDefinition> SERVICES = ServiceDefinition.ALL;

    private static final String CONTROLLER = "kafka-controller";
    private static final int POSTGRES_PORT = 15432;
    private static final int KAFKA_PORT = 19092;
    private static final int CONTROLLER_PORT = 19093;

    static Ports standardPorts() {
        var ports = new HashMap<String, Integer>();
        ports.put(Marker.POSTGRESQL, POSTGRES_PORT);
        ports.put(KafkaPart.NAME, KAFKA_PORT);
        ports.put(CONTROLLER, CONTROLLER_PORT);
        SERVICES.forEach(service -> ports.put(service.name(), service.port()));
        return new Ports(ports);
    }

    static List<String> portNames() {
        return List.copyOf(standardPorts().byName().keySet());
    }

    /** What the services stand on; with databases and topics once these are ready. */
    List<Part> base() throws IOException {
        var databases = SERVICES.stream().map(ServiceDefinition::database).toList();
        return List.of(
                new PostgresPart(directory, secrets(), new BuildInformation().postgresVersion())
                        .on(ports.of(Marker.POSTGRESQL), databases),
                new KafkaPart(directory).on(ports.of(KafkaPart.NAME), ports.of(CONTROLLER)));
    }

    /** What people use. */
    List<Part> services() throws IOException, GeneralSecurityException {
        var keys = new TokenKeys(secrets());
        keys.createIfMissing();
        var context =
                new ServiceContext(ports.of(Marker.POSTGRESQL), ports.of(KafkaPart.NAME), keys.publicKey(), fallback);
        var services = new ServiceParts(project.root(), directory, secrets(), context);
        var parts = new ArrayList<Part>();
        for (var service : SERVICES) {
            parts.add(services.on(service, ports.of(service.name())));
        }
        return List.copyOf(parts);
    }

    private Secrets secrets() {
        return new Secrets(directory.secrets());
    }
}
