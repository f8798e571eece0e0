package io.throughline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What the build wrote into the jar. */
final class BuildInformation implements IVersionProvider {
    private final Properties properties = new Properties();

    BuildInformation() {
        try (var resource = BuildInformation.class.getResourceAsStream("/launcher.properties")) {
            if (resource == null) {
                throw new IllegalStateException("launcher.properties is not in the jar");
            }
            properties.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The version of Throughline. */
    String version() {
        return properties.getProperty("version");
    }

    /** The version of the PostgreSQL binaries. */
    String postgresVersion() {
        return properties.getProperty("postgres.version");
    }

    @Override
    public String[] getVersion() {
        return new String[] {version()};
    }
}
