package io.throughline.local.postgres;

import io.throughline.local.data.UserFacingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * For which machine the programs are.
 *
 * @param archive with the programs, as the artifacts on Maven Central name it
 */
record PostgresPlatform(String archive) {
    static PostgresPlatform current() {
        return of(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Files.exists(Path.of("/etc/alpine-release")));
    }

    static PostgresPlatform of(String system, String architecture, boolean alpine) {
        var processor = switch (architecture) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> throw new UserFacingException("There is no PostgreSQL for " + architecture + " processors.");
        };
        var lower = system.toLowerCase(Locale.ROOT);
        if (lower.contains("linux")) {
            return new PostgresPlatform("postgres-linux-" + processor + (alpine ? "-alpine_linux" : "") + ".txz");
        }
        if (lower.contains("mac")) {
            return new PostgresPlatform("postgres-darwin-" + processor + ".txz");
        }
        throw new UserFacingException("There is no PostgreSQL for " + system + ": Linux and macOS are supported.");
    }
}
