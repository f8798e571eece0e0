package io.throughline.kit.testing;

import io.throughline.events.Topic;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;

/** A real Kafka broker in a process of its own, so that a test can kill it. */
public final class TestBroker {
    private static final String CLUSTER_ID = "4L6g3nShT-eMCtK--X86sw";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final Path folder;
    private final int port;
    private Process process;

    private TestBroker(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Starts a broker with every topic of {@link Topic}. */
    public static TestBroker start() {
        try {
            int port = freePort();
            TestBroker broker = new TestBroker(Files.createTempDirectory("throughline-broker"), port);
            broker.format(freePort());
            broker.launch();
            broker.createTopics();
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients find it. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Ends the process at once, as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it again after a kill, on the same data. */
    public void restart() {
        launch();
    }

    /** Stops it and removes its data. */
    public void stop() {
        kill();
        deleteTree(folder.toFile());
    }

    private void format(int controllerPort) throws IOException {
        Properties properties = new Properties();
        properties.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("log.dirs", folder.resolve("data").toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "3"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.num.partitions", "3"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0")));
        try (var file = Files.newBufferedWriter(configuration())) {
            properties.store(file, "test broker");
        }
        int result = StorageTool.execute(
                new String[] {"format", "-t", CLUSTER_ID, "-c", configuration().toString()},
                new PrintStream(folder.resolve("format.out").toFile()));
        if (result != 0) {
            throw new IllegalStateException("storage not formatted: " + Files.readString(folder.resolve("format.out")));
        }
    }

    private void launch() {
        try {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            classPath(),
                            "kafka.Kafka",
                            configuration().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("broker.out").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await("broker " + folder.resolve("broker.out"))
                .atMost(START_TIMEOUT)
                .ignoreExceptions()
                .until(() -> {
                    try (Admin admin = admin()) {
                        return !admin.describeCluster()
                                .nodes()
                                .get(2, TimeUnit.SECONDS)
                                .isEmpty();
                    }
                });
    }

    private void createTopics() {
        List<NewTopic> topics = Arrays.stream(Topic.values())
                .map(topic -> new NewTopic(topic.topicName(), Topic.PARTITIONS, (short) 1)
                        .configs(Map.of("cleanup.policy", topic.compacted() ? "compact" : "delete")))
                .toList();
        try (Admin admin = admin()) {
            admin.createTopics(topics).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("topics not created", e);
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    }

    private Path configuration() {
        return folder.resolve("server.properties");
    }

    /** The test's own class path: it has the broker. */
    private static String classPath() {
        String surefire = System.getProperty("surefire.test.class.path");
        return surefire == null ? System.getProperty("java.class.path") : surefire;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void deleteTree(File file) {
        File[] children = file.listFiles();
        if (children != null) {
            Arrays.stream(children).forEach(TestBroker::deleteTree);
        }
        if (!file.delete()) {
            file.deleteOnExit();
        }
    }
}
