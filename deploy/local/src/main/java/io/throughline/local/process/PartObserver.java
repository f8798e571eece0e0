package io.throughline.local.process;

import java.time.Duration;

/** Is told what becomes of the parts, from each part's own thread. */
public interface PartObserver {
    /** Its process runs now. */
    void started(Part part, ProcessHandle process, int restarts);

    /** It can be used now, that long after its start began. */
    void ready(Part part, Duration after, int restarts);

    /** It is no more, and will be started again after that pause. */
    void ended(Part part, String reason, Duration pause);
}
