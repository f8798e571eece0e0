package io.throughline.local.process;

import java.io.IOException;

/** Something a part needs done before its process starts, or after it answers. Done again at every restart. */
@FunctionalInterface
public interface Step {
    /** Nothing to do. */
    Step NONE = () -> {};

    /** Does it; whatever it throws is told to the user and tried again with the part's next start. */
    void run() throws IOException, InterruptedException;
}
