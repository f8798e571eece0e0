package io.throughline.local.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * The broker's process: formats its storage at the very first start, then runs. One JVM for both, because a second one
 * would cost more than the formatting.
 */
public final class Broker {
    private Broker() {}

    /** Runs until it is told to end; the argument is the path of the broker's properties. */
    public static void main(String[] arguments) throws IOException {
        var file = Path.of(arguments[0]);
        if (Files.notExists(storageOf(file).resolve("meta.properties"))) {
            format(file);
        }
        Kafka.main(arguments);
    }

    private static void format(Path file) throws IOException {
        var clusterId = Uuid.randomUuid().toString();
        String[] words = {"format", "--cluster-id", clusterId, "--config", file.toString(), "--ignore-formatted"};
        if (StorageTool.execute(words, System.out) != 0) {
            throw new IOException("the storage cannot be formatted");
        }
    }

    private static Path storageOf(Path file) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return Path.of(properties.getProperty("log.dirs"));
    }
}
