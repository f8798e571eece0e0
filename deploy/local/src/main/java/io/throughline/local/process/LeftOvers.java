package io.throughline.local.process;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds and ends what an earlier launcher left behind. Only for whoever holds the lock of the data directory: without it
 * these are not left-overs but the parts of a running stack.
 *
 * <p>A pid in a file is not trusted: every process of this user is asked for its marks, so that a child is found that was
 * started a moment before the launcher was killed, and a foreign process that was given an old pid is left alone.
 */
public final class LeftOvers {
    private final Marker marker;

    public LeftOvers(Marker marker) {
        this.marker = marker;
    }

    /** Those that live now, services first, PostgreSQL last: the order in which they are to be ended. */
    public List<LeftOver> find() {
        var user = ProcessHandle.current().info().user();
        try (var processes = ProcessHandle.allProcesses()) {
            var found = processes
                    .filter(process -> process.info().user().equals(user))
                    .map(this::recognise)
                    .flatMap(Optional::stream)
                    .toList();
            return Stream.of(
                            found.stream().filter(LeftOver::isService),
                            found.stream().filter(leftOver -> !leftOver.isService() && !leftOver.isPostgresql()),
                            found.stream().filter(LeftOver::isPostgresql))
                    .flatMap(parts -> parts)
                    .toList();
        }
    }

    /**
     * Ends them, and returns when they are gone.
     *
     * @return what was ended
     */
    public List<LeftOver> end() {
        var leftOvers = find();
        leftOvers.stream().filter(LeftOver::isService).parallel().forEach(LeftOver::end);
        leftOvers.stream().filter(leftOver -> !leftOver.isService()).forEach(LeftOver::end);
        return leftOvers;
    }

    private Optional<LeftOver> recognise(ProcessHandle process) {
        return marker.partOf(CommandLine.of(process)).map(part -> new LeftOver(part, Objects.requireNonNull(process)));
    }
}
