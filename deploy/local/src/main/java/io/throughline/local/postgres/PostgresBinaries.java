package io.throughline.local.postgres;

import io.throughline.local.data.Trees;
import io.throughline.local.data.UserFacingException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The programs of PostgreSQL, unpacked once from the archive on the class path.
 *
 * @param directory of this version of the programs
 */
public record PostgresBinaries(Path directory) {
    private static final int OWNER_MAY_EXECUTE = 0b001_000_000;

    public Path initdb() {
        return directory.resolve("bin/initdb");
    }

    public Path postgres() {
        return directory.resolve("bin/postgres");
    }

    /** Unpacks the programs, unless they are there already. */
    void unpackIfMissing() throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        var unfinished = directory.resolveSibling(directory.getFileName() + ".unfinished");
        Trees.makeEmpty(unfinished);
        unpack(PostgresPlatform.current().archive(), unfinished);
        Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(String archive, Path target) throws IOException {
        var resource = PostgresBinaries.class.getResourceAsStream("/" + archive);
        if (resource == null) {
            throw new UserFacingException(
                    "There is no PostgreSQL for this platform in this build (" + archive + " is missing).");
        }
        try (var tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(resource, 1 << 16)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, target);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, TarArchiveInputStream content, Path target) throws IOException {
        var path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(target.resolve(path).resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            var executable = (entry.getMode() & OWNER_MAY_EXECUTE) != 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
