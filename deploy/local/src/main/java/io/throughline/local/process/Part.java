package io.throughline.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One child process of the stack: how it starts, where it is found, when it is well, how it ends.
 *
 * @param name unique in the stack
 * @param endpoint where it is found
 * @param launch how it starts
 * @param health when it is well
 * @param ending how it ends
 */
public record Part(String name, Endpoint endpoint, Launch launch, Health health, Ending ending) {
    /**
     * Where a part is found.
     *
     * @param port it listens on
     * @param url where clients find it
     * @param log file that it writes itself
     */
    public record Endpoint(int port, String url, Path log) {}

    /**
     * How a part starts.
     *
     * @param preparation before each start
     * @param command program and arguments; no secrets, every user of the machine can read them
     * @param environment added to the launcher's own
     * @param output file for what the process prints
     */
    public record Launch(Step preparation, List<String> command, Map<String, String> environment, Path output) {
        public Launch {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }
    }

    /**
     * When a part is well.
     *
     * @param ready whether the part can be used
     * @param provision once it is ready, before anything else uses it
     * @param alive whether the part answers at all; unanswered for long, it is started again
     */
    public record Health(Probe ready, Step provision, Probe alive) {}
}
