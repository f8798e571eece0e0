package io.throughline.e2e.fault;

import java.time.Duration;
import java.util.function.Consumer;

/** The network between the services and one part is at fault for a while. */
record NetworkFault(String id, Between between, String what, Consumer<FaultProxy> doing, Duration time)
        implements Fault {
    /** Which connections. */
    enum Between {
        SERVICES_AND_DATABASE,
        SERVICES_AND_BROKER;

        private FaultProxy proxy(FaultStack stack) {
            return switch (this) {
                case SERVICES_AND_DATABASE -> stack.databaseProxy();
                case SERVICES_AND_BROKER -> stack.brokerProxy();
            };
        }
    }

    @Override
    public String name() {
        return id + " between " + between + ": " + what + " for " + time.toSeconds() + " s";
    }

    @Override
    public void inject(FaultStack stack) {
        FaultProxy proxy = between.proxy(stack);
        doing.accept(proxy);
        Pauses.of(time);
    }

    @Override
    public void heal(FaultStack stack) {
        between.proxy(stack).heal();
        stack.killer().awaitAll();
    }
}
