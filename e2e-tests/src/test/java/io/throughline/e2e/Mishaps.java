package io.throughline.e2e;

/** What befalls the services on the way. */
@FunctionalInterface
interface Mishaps {
    /** Every service lives. */
    Mishaps NONE = service -> {};

    /** Returns when the service is there, again. */
    void befall(String service);

    /** Each service dies where something may befall it, as {@code kill -9} does, and the launcher starts it again. */
    static Mishaps deathsIn(LaunchedStack stack) {
        return service -> {
            StackState before = stack.state();
            stack.kill(service);
            stack.awaitRestart(service, before);
        };
    }
}
