package io.throughline.e2e.fault;

import java.util.List;

/** Something that holds on a stack that has healed and drained, whatever befell it. */
@FunctionalInterface
public interface Invariant {
    /** Where it does not hold; empty if it does. */
    List<Violation> check(FaultStack stack);
}
