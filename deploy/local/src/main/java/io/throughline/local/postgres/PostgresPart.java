package io.throughline.local.postgres;

import io.throughline.local.data.DataDirectory;
import io.throughline.local.data.Ports;
import io.throughline.local.data.Secrets;
import io.throughline.local.process.Ending;
import io.throughline.local.process.Marker;
import io.throughline.local.process.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The PostgreSQL server of the stack, with a database for each service. */
public final class PostgresPart {
    private final DataDirectory directory;
    private final Secrets secrets;
    private final String version;

    public PostgresPart(DataDirectory directory, Secrets secrets, String version) {
        this.directory = directory;
        this.secrets = secrets;
        this.version = version;
    }

    /** The part, with these databases in it once it is ready. */
    public Part on(int port, List<String> databases) throws IOException {
        var superuser = new Superuser(port, secrets);
        var probe = new PostgresProbe(superuser);
        secrets.password(Superuser.SECRET);
        return new Part(
                Marker.POSTGRESQL,
                new Part.Endpoint(port, Ports.HOST + ":" + port, directory.postgresLogs()),
                new Part.Launch(
                        this::prepare, command(port), Map.of("LC_ALL", "C"), directory.output(Marker.POSTGRESQL)),
                new Part.Health(
                        probe::isReady,
                        () -> new Databases(superuser, secrets).provide(databases),
                        () -> isAlive(probe)),
                Ending.OF_POSTGRESQL);
    }

    private void prepare() throws IOException, InterruptedException {
        binaries().unpackIfMissing();
        data().createIfMissing();
        data().requireVersion(version.substring(0, version.indexOf('.')));
        data().removeStalePidFile();
    }

    /** A good moment to prune: it comes again and again for as long as the server writes logs. */
    private boolean isAlive(PostgresProbe probe) {
        try {
            new PostgresLogs(directory.postgresLogs()).prune();
        } catch (IOException e) {
            return probe.isAlive(); // logs that cannot be removed are no reason to restart the server
        }
        return probe.isAlive();
    }

    private List<String> command(int port) {
        var command = new ArrayList<>(Unprivileged.prefix());
        command.addAll(List.of(
                binaries().postgres().toString(), "-D", data().directory().toString()));
        command.addAll(PostgresSettings.arguments(port, directory.postgresLogs()));
        return command;
    }

    private PostgresBinaries binaries() {
        return new PostgresBinaries(directory.postgres().resolve(version));
    }

    private PostgresData data() {
        return new PostgresData(
                binaries(),
                directory.postgres().resolve("data"),
                secrets.file(Superuser.SECRET),
                directory.output("initdb"));
    }
}
