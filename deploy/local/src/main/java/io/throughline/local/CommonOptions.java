package io.throughline.local;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --data} and {@code --help}, the same for every command. */
final class CommonOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where databases, topics, secrets and logs are kept (default: .throughline in the project)")
    private @Nullable Path path;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this help")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean help;

    /** The directory that was named, or the default one; may not exist. */
    Path path() {
        return path == null ? Project.current().defaultData() : path;
    }
}
