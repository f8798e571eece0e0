package io.throughline.local.process;

/**
 * A process that an earlier launcher started on the same data and left behind.
 *
 * @param part which part it is
 * @param process to end
 */
public record LeftOver(String part, ProcessHandle process) {
    void end() {
        ending().end(process);
    }

    /** A service, whichever of its replicas. */
    boolean isService() {
        return part.matches(".*-service(-[0-9]+)?");
    }

    boolean isPostgresql() {
        return part.equals(Marker.POSTGRESQL);
    }

    private Ending ending() {
        return isPostgresql() ? Ending.OF_POSTGRESQL : Ending.OF_A_JVM;
    }
}
