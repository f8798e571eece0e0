package io.throughline.local.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Disk space is asked for before anything starts, because a full disk is a poor place to create a database. */
public final class DiskSpace {
    private static final long BYTES_PER_MB = 1024 * 1024;

    private DiskSpace() {}

    /**
     * Checks that at least that much is free where the directory is.
     *
     * @throws UserFacingException if it is not
     */
    public static void require(Path directory, long megabytes) throws IOException {
        var freeMegabytes = Files.getFileStore(directory).getUsableSpace() / BYTES_PER_MB;
        if (freeMegabytes < megabytes) {
            throw new UserFacingException("The disk is full: " + freeMegabytes + " MB are free for " + directory
                    + ", the stack needs at least " + megabytes
                    + " MB. Make room, or choose another place with --data.");
        }
    }

    /** Whether the operation failed because the disk is full. */
    public static boolean isExhausted(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    && String.valueOf(cause.getMessage()).contains("No space left on device")) {
                return true;
            }
        }
        return false;
    }
}
