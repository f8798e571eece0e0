package io.throughline.e2e;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout that this runs in. */
public final class Checkout {
    private Checkout() {}

    /** Its root: the folder that holds the shell entry point. */
    public static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("throughline")) && Files.exists(folder.resolve("event-contracts"))) {
                return folder;
            }
        }
        throw new IllegalStateException("not within a checkout of Throughline");
    }
}
