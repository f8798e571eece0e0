package io.throughline.local.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Passwords made on this machine at the first start, one file (0600) each, in a directory (0700) of their own. */
public final class Secrets {
    private static final int PASSWORD_BYTES = 24;

    private final Path directory;
    private final SecureRandom random = new SecureRandom();

    public Secrets(Path directory) {
        this.directory = directory;
    }

    /**
     * The password of that name, made when there is none yet.
     *
     * @return letters, digits, {@code -} and {@code _} only, so that it needs no quoting anywhere
     */
    public synchronized String password(String name) throws IOException {
        var file = file(name);
        if (Files.notExists(file)) {
            var bytes = new byte[PASSWORD_BYTES];
            random.nextBytes(bytes);
            write(name, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        return Files.readString(file).strip();
    }

    /** Keeps a secret under that name. */
    public synchronized void write(String name, String text) throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        AtomicFile.writeSecret(file(name), text + "\n");
    }

    /** Where the secret of that name is, or would be. */
    public Path file(String name) {
        return directory.resolve(name);
    }
}
