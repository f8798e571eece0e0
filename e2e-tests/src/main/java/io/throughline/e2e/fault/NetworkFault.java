package io.throughline.e2e.fault;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** The network between the services and one part is at fault for a while. */
record NetworkFault(String id, Between between, String what, Consumer<FaultProxy> doing, Duration time)
        implements Fault {
    /** Which connections. */
    enum Between {
        SERVICES_AND_DATABASE(FaultStack::databaseProxy),
        SERVICES_AND_BROKER(FaultStack::brokerProxy);

        private final Function<FaultStack, FaultProxy> proxy;

        Between(Function<FaultStack, FaultProxy> proxy) {
            this.proxy = proxy;
        }
    }

    @Override
    public String name() {
        return id + " between " + between + ": " + what + " for " + time.toSeconds() + " s";
    }

    @Override
    public void inject(FaultStack stack) {
        FaultProxy proxy = between.proxy.apply(stack);
        doing.accept(proxy);
        Pauses.of(time);
    }

    @Override
    public void heal(FaultStack stack) {
        between.proxy.apply(stack).heal();
        stack.killer().awaitAll();
    }
}
