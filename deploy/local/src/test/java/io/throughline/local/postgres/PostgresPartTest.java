package io.throughline.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.local.data.DataDirectory;
import io.throughline.local.data.Ports;
import io.throughline.local.data.Secrets;
import io.throughline.local.process.Part;
import io.throughline.local.process.PartObserver;
import io.throughline.local.process.Patience;
import io.throughline.local.process.SupervisedPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresPartTest {
    @TempDir
    static Path temporary;

    private final Recorder recorder = new Recorder();
    private DataDirectory directory;
    private Secrets secrets;
    private int port;
    private SupervisedPart supervised;

    @BeforeAll
    void start() throws IOException {
        directory = DataDirectory.create(temporary.resolve("data"));
        secrets = new Secrets(directory.secrets());
        port = Ports.free(List.of("postgresql"), Map.of()).of("postgresql");
        supervised = new SupervisedPart(
                new PostgresPart(directory, secrets, "18.4.0").on(port, List.of("incident", "action")),
                recorder,
                Patience.USUAL);
        supervised.start();
        supervised.firstReady().join();
    }

    @AfterAll
    void stop() {
        supervised.stop();
        assertThat(recorder.processes).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void committedRowsSurviveKill() throws SQLException, IOException {
        try (var owner = owner("incident");
                var statement = owner.createStatement()) {
            statement.execute("CREATE TABLE kept (id int)");
            statement.execute("INSERT INTO kept VALUES (1)");
        }
        var before = recorder.ready.size();

        recorder.processes.get(recorder.processes.size() - 1).destroyForcibly();

        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> recorder.ready.size() > before);
        try (var owner = owner("incident");
                var statement = owner.createStatement();
                var rows = statement.executeQuery("SELECT id FROM kept")) {
            assertThat(rows.next()).isTrue();
        }
    }

    /** What a kill leaves between the creation of the file and its first line. */
    @Test
    void emptyPidFileDoesNotStopTheStart() throws IOException {
        var before = recorder.ready.size();
        var pidFile = directory.postgres().resolve("data/postmaster.pid");
        recorder.emptied.set(pidFile);

        recorder.processes.get(recorder.processes.size() - 1).destroyForcibly();

        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> recorder.ready.size() > before);
        assertThat(recorder.emptied).hasNullValue();
        assertThat(pidFile).isNotEmptyFile();
    }

    @Test
    void pidFileOfAForeignProcessDoesNotStopTheStart() throws IOException {
        var data = Files.createDirectories(temporary.resolve("other/data"));
        var pidFile = Files.writeString(
                data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + data + "\n");
        var postgresData = new PostgresData(new PostgresBinaries(data), data, data, data);

        postgresData.removeStalePidFile();

        assertThat(pidFile).doesNotExist();
    }

    @Test
    void serviceRoleCannotEnterAnotherDatabase() throws SQLException, IOException {
        app("incident").close();

        for (var other : List.of("action", "postgres", "template1")) {
            assertThatThrownBy(() -> connect(other, "incident_app", secrets.password("incident_app")))
                    .hasMessageContaining("permission denied for database");
            assertThatThrownBy(() -> connect(other, "incident_owner", secrets.password("incident_owner")))
                    .hasMessageContaining("permission denied for database");
        }
    }

    @Test
    void serviceRoleCannotCreateAnything() throws SQLException, IOException {
        try (var app = app("incident");
                var statement = app.createStatement()) {
            assertThatThrownBy(() -> statement.execute("CREATE TABLE t (id int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("CREATE TEMP TABLE t (id int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("CREATE SCHEMA s")).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("CREATE ROLE r")).hasMessageContaining("permission denied");
        }
    }

    @Test
    void nobodyEntersWithoutThePassword() {
        assertThatThrownBy(() -> connect("incident", "incident_app", "wrong"))
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> connect("incident", "postgres", "postgres"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void serverIsDurable() throws SQLException, IOException {
        try (var app = app("incident");
                var statement = app.createStatement()) {
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                try (var rows = statement.executeQuery("SHOW " + setting)) {
                    rows.next();
                    assertThat(rows.getString(1)).as(setting).isEqualTo("on");
                }
            }
        }
    }

    @Test
    void trigramsAreThereForTheServiceRole() throws SQLException, IOException {
        try (var app = app("incident");
                var statement = app.createStatement();
                var rows = statement.executeQuery("SELECT similarity('checkout', 'checkuot') > 0.2")) {
            rows.next();
            assertThat(rows.getBoolean(1)).isTrue();
        }
    }

    @Test
    void passwordsAreInNoLog() throws IOException {
        try (var files = Files.walk(directory.logs())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain(secrets.password("incident_app"));
            }
        }
    }

    @Test
    void platformsAreNamedAsTheirArchives() {
        assertThat(PostgresPlatform.of("Linux", "amd64", false).archive()).isEqualTo("postgres-linux-x86_64.txz");
        assertThat(PostgresPlatform.of("Linux", "aarch64", false).archive()).isEqualTo("postgres-linux-arm_64.txz");
        assertThat(PostgresPlatform.of("Linux", "amd64", true).archive())
                .isEqualTo("postgres-linux-x86_64-alpine_linux.txz");
        assertThat(PostgresPlatform.of("Mac OS X", "aarch64", false).archive()).isEqualTo("postgres-darwin-arm_64.txz");
    }

    private Connection owner(String database) throws SQLException, IOException {
        return connect(database, database + "_owner", secrets.password(database + "_owner"));
    }

    private Connection app(String database) throws SQLException, IOException {
        return connect(database, database + "_app", secrets.password(database + "_app"));
    }

    /** Waits while the test that kills the server has it recover. */
    private Connection connect(String database, String user, String password) throws SQLException {
        Awaitility.await().ignoreExceptions().until(() -> new PostgresProbe(new Superuser(port, secrets)).isReady());
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password);
    }

    private static final class Recorder implements PartObserver {
        private final List<ProcessHandle> processes = new CopyOnWriteArrayList<>();
        private final List<Duration> ready = new CopyOnWriteArrayList<>();
        private final AtomicReference<Path> emptied = new AtomicReference<>();

        @Override
        public void started(Part part, ProcessHandle process, int restarts) {
            processes.add(process);
        }

        @Override
        public void ready(Part part, Duration after, int restarts) {
            ready.add(after);
        }

        @Override
        public void ended(Part part, String reason, Duration pause) {
            var file = emptied.getAndSet(null);
            if (file != null) {
                try {
                    Files.writeString(file, "");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
