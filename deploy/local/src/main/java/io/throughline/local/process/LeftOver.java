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

    boolean isService() {
        return part.endsWith("-service");
    }

    boolean isPostgresql() {
        return part.equals(Marker.POSTGRESQL);
    }

    private Ending ending() {
        return isPostgresql() ? Ending.OF_POSTGRESQL : Ending.OF_A_JVM;
    }
}
