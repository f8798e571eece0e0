package io.throughline.kit.sweep;

import java.util.List;
import java.util.UUID;

/** Something that falls due by itself. Each method runs within the transaction that {@link Sweeper} has begun. */
public interface DueWork {
    /** Constant, for logs and metrics. */
    String name();

    /**
     * Does what is due, the longest due first, with {@code FOR UPDATE SKIP LOCKED}.
     *
     * @param rows at the most so many
     * @return how many there were
     */
    int doBatch(int rows);

    /** What is due, neither locked nor changed; at most so many. */
    List<UUID> due(int rows);

    /** Does that one, if it is still due and no other replica has it. */
    void doOne(UUID id);

    /** Something is wrong with that one: lets it wait for a while, so that it does not keep the others waiting. */
    void postpone(UUID id);
}
