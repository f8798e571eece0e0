package io.throughline.local.kafka;

import io.throughline.local.data.DataDirectory;
import io.throughline.local.data.Ports;
import io.throughline.local.data.Trees;
import io.throughline.local.process.Ending;
import io.throughline.local.process.JavaCommand;
import io.throughline.local.process.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The Kafka broker of the stack, with all topics of Throughline. */
public final class KafkaPart {
    /** Its name, and that of its port. */
    public static final String NAME = "kafka";

    private static final int HEAP_MB = 256;

    private final DataDirectory directory;

    public KafkaPart(DataDirectory directory) {
        this.directory = directory;
    }

    /** The part, listening there. */
    public Part on(Listeners listeners) {
        var port = listeners.port();
        var probe = new KafkaProbe(port);
        var address = Ports.HOST + ":" + port;
        var file = directory.kafka().resolve("server.properties");
        var properties = new BrokerProperties(directory.kafka().resolve("data"), listeners);
        var command = new JavaCommand(directory, NAME)
                .heap(HEAP_MB)
                .property("log4j2.configurationFile", "classpath:kafka-log4j2.xml")
                .property("throughline.log.file", directory.log(NAME).toString())
                .main(Broker.class.getName(), file.toString());
        return new Part(
                NAME,
                new Part.Endpoint(port, address, directory.log(NAME)),
                new Part.Launch(() -> prepare(file, properties), command, Map.of(), directory.output(NAME)),
                new Part.Health(probe, () -> new Topics(address).provide(), probe),
                Ending.OF_A_JVM);
    }

    private void prepare(Path file, BrokerProperties properties) throws IOException {
        Files.createDirectories(directory.kafka());
        Trees.makeEmpty(directory.temporary(NAME));
        properties.write(file);
    }
}
