package io.throughline.local.postgres;

import io.throughline.local.data.Ports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The server's settings; each is a reason, the rest are PostgreSQL's own. */
final class PostgresSettings {
    private PostgresSettings() {}

    static List<String> arguments(int port, Path logs) {
        var settings = new TreeMap<String, String>();
        settings.putAll(durability());
        settings.putAll(network(port));
        settings.putAll(logging(logs));
        settings.putAll(sizes());
        return settings.entrySet().stream()
                .flatMap(setting -> Stream.of("-c", setting.getKey() + "=" + setting.getValue()))
                .toList();
    }

    /** Accepted is kept: the defaults, said so that nothing overrides them unseen. */
    private static Map<String, String> durability() {
        return Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");
    }

    private static Map<String, String> network(int port) {
        return Map.of("listen_addresses", Ports.HOST, "port", Integer.toString(port), "unix_socket_directories", "");
    }

    private static Map<String, String> logging(Path logs) {
        return Map.of(
                "logging_collector", "on",
                "log_directory", logs.toString(),
                "log_filename", "%Y%m%d-%H%M%S.log",
                "log_rotation_size", "10MB",
                "log_timezone", "UTC",
                // Neither rows nor statements in the log: they may be of private incidents, or set a password.
                "log_error_verbosity", "terse",
                "log_min_error_statement", "panic");
    }

    private static Map<String, String> sizes() {
        return Map.of(
                "shared_buffers", "128MB",
                // Two replicas of three services fill their pools (16 each), and migrate and relay besides.
                "max_connections", "200",
                "max_wal_size", "512MB",
                // Outbox tables turn over quickly (reliability.md).
                "autovacuum_naptime", "5s",
                "jit", "off",
                "timezone", "UTC");
    }
}
