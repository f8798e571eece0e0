package io.throughline.e2e.fault;

import java.time.Duration;
import java.util.function.Consumer;

/** The network between the services and one part is at fault for a while; no process has to be started again for it. */
record NetworkFault(String id, Between between, String what, Consumer<FaultProxy> doing, Duration time)
        implements Fault {
    private static final String PARTITION = "F10";

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
        int restarts = stack.killer().restartsOfServices();
        Calls before = stack.calls();
        FaultProxy proxy = between.proxy(stack);
        try {
            doing.accept(proxy);
            Pauses.of(time);
        } finally {
            proxy.heal();
        }
        Calls meanwhile = stack.calls().since(before);
        int restarted = stack.killer().restartsOfServices() - restarts;
        if (restarted > 0) {
            stack.saw(id, "services", restarted + " processes were started again: " + name());
        }
        if (id.equals(PARTITION) && meanwhile.failed() > 0) {
            stack.saw(id, "API", meanwhile + ", though only the broker was out of reach");
        }
    }
}
