package io.throughline.local.process;

/** Asks a part how it is. Answers within a few seconds, whatever the part does. */
@FunctionalInterface
public interface Probe {
    /** Whether the part answered as it should. */
    boolean answers();
}
