package io.throughline.local.kafka;

import io.throughline.local.data.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The broker's configuration: one node, broker and controller at once.
 *
 * @param storage where the topics are
 * @param listeners of the node
 */
record BrokerProperties(Path storage, Listeners listeners) {
    private static final String ONE = "1";

    void write(Path file) throws IOException {
        var properties = new Properties();
        addNode(properties);
        addTopics(properties);
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, "Written by the launcher at every start.");
        }
    }

    private void addNode(Properties properties) {
        properties.setProperty("process.roles", "broker,controller");
        properties.setProperty("node.id", ONE);
        properties.setProperty("controller.quorum.voters", "1@" + Ports.HOST + ":" + listeners.controllerPort());
        properties.setProperty("listeners", listeners.bound());
        properties.setProperty("advertised.listeners", listeners.advertised());
        properties.setProperty(
                "listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT,PROXIED:PLAINTEXT");
        properties.setProperty("inter.broker.listener.name", "BROKER");
        properties.setProperty("controller.listener.names", "CONTROLLER");
        properties.setProperty("log.dirs", storage.toString());
        // After a kill the controller waits for the old session to end, 9 s by default, before it lets the broker back.
        properties.setProperty("broker.session.timeout.ms", "3000");
        properties.setProperty("broker.heartbeat.interval.ms", "500");
        properties.setProperty("num.network.threads", "2");
        properties.setProperty("num.io.threads", "4");
    }

    private static void addTopics(Properties properties) {
        properties.setProperty("auto.create.topics.enable", "false"); // a wrong name is an error, not a new topic
        properties.setProperty("default.replication.factor", ONE);
        properties.setProperty("offsets.topic.replication.factor", ONE);
        properties.setProperty("transaction.state.log.replication.factor", ONE);
        properties.setProperty("transaction.state.log.min.isr", ONE);
        properties.setProperty("share.coordinator.state.topic.replication.factor", ONE);
        properties.setProperty("share.coordinator.state.topic.min.isr", ONE);
        // The default, 50, is for many brokers: here it would only make every start slower.
        properties.setProperty("offsets.topic.num.partitions", "4");
        properties.setProperty("transaction.state.log.num.partitions", "4");
        properties.setProperty("group.initial.rebalance.delay.ms", "0");
        properties.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(16 * 1024 * 1024));
    }
}
