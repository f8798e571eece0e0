package io.throughline.local;

import io.throughline.local.data.Ports;
import io.throughline.local.kafka.KafkaPart;
import io.throughline.local.process.Marker;
import io.throughline.local.service.ServiceDefinition;
import io.throughline.local.service.ServiceReplica;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the stack consists of.
 *
 * @param replicas of every service
 * @param via ports of proxies, by the name of the part that the services reach through one
 */
record StackShape(int replicas, Map<String, Integer> via) {
    /** More would serve nobody: two show all that a single machine can. */
    static final int MOST_REPLICAS = 2;

    /** What services can reach through a proxy. */
    static final Set<String> PROXIED_PARTS = Set.of(Marker.POSTGRESQL, KafkaPart.NAME);

    /** The names of ports that no part is called by. */
    static final String CONTROLLER = "kafka-controller";

    static final String PROXIED_BROKER = "kafka-proxied";

    private static final int POSTGRES_PORT = 15432;
    private static final int KAFKA_PORT = 19092;
    private static final int CONTROLLER_PORT = 19093;
    private static final int PROXIED_BROKER_PORT = 19094;

    StackShape {
        via = Map.copyOf(via);
    }

    List<ServiceReplica> services() {
        return ServiceReplica.of(ServiceDefinition.ALL, replicas);
    }

    Ports standardPorts() {
        var ports = new HashMap<String, Integer>();
        ports.put(Marker.POSTGRESQL, POSTGRES_PORT);
        ports.put(KafkaPart.NAME, KAFKA_PORT);
        ports.put(CONTROLLER, CONTROLLER_PORT);
        if (via.containsKey(KafkaPart.NAME)) {
            ports.put(PROXIED_BROKER, PROXIED_BROKER_PORT);
        }
        services().forEach(replica -> ports.put(replica.name(), replica.port()));
        return new Ports(ports);
    }

    List<String> portNames() {
        return List.copyOf(standardPorts().byName().keySet());
    }
}
