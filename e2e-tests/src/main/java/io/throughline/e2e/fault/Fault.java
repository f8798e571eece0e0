package io.throughline.e2e.fault;

/** Something that befalls a stack. */
public interface Fault {
    /** Its number in the design's {@code reliability.md}, and what exactly happens. */
    String name();

    /**
     * Lets it happen, while there is load; returns when it has.
     *
     * @throws RuntimeException if it cannot: a test of it would prove nothing
     */
    void inject(FaultStack stack);

    /** Takes away what is left of it; returns when every part runs again. */
    default void heal(FaultStack stack) {
        stack.killer().awaitAll();
    }
}
