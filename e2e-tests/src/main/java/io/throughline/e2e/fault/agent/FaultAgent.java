package io.throughline.e2e.fault.agent;

import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.utility.JavaModule;
import org.jspecify.annotations.Nullable;

/**
 * Puts the crash points and the damages into a service that starts, and nothing into any other process: the variable that
 * names the agent is inherited by all that the launcher starts.
 */
public final class FaultAgent {
    private static final String SERVICE_JAR = "/target/quarkus-app/quarkus-run.jar";
    private static final String WOVEN = "woven ";
    private static final String MISSING = "missing ";

    private FaultAgent() {}

    /** Called by the JVM before {@code main}; the options are the path of the folder. */
    public static void premain(String folder, Instrumentation jvm) {
        String command = System.getProperty("sun.java.command", "").split(" ", 2)[0];
        if (!command.endsWith(SERVICE_JAR)) {
            return;
        }
        Path module = Path.of(command.substring(0, command.length() - SERVICE_JAR.length()));
        Switchboard.use(Path.of(folder), String.valueOf(module.getFileName()));
        AgentBuilder agent =
                new AgentBuilder.Default().disableClassFormatChanges().with(new ToldFailures());
        for (Damage damage : Damage.values()) {
            agent = weave(agent, damage.place(), damage.name(), Advice.to(damage.advice()));
        }
        for (CrashPoint point : CrashPoint.values()) {
            Class<?> advice = point.side() == CrashPoint.Side.BEFORE ? DieBefore.class : DieAfter.class;
            agent = weave(
                    agent,
                    point.place(),
                    point.name(),
                    Advice.withCustomMapping()
                            .bind(PointName.class, point.name())
                            .to(advice));
        }
        agent.installOn(jvm);
    }

    /** The line that the agent notes when the method was found. */
    public static String woven(String name) {
        return WOVEN + name;
    }

    /** The line that the agent notes when its class was found, and the method was not. */
    public static String missing(String name) {
        return MISSING + name;
    }

    private static AgentBuilder weave(AgentBuilder agent, Place place, String name, Advice advice) {
        return agent.type(place.ofType()).transform((builder, type, loader, module, domain) -> {
            boolean found = !type.getDeclaredMethods().filter(place.ofMethod()).isEmpty();
            Switchboard.note(found ? woven(name) : missing(name));
            return builder.visit(advice.on(place.ofMethod()));
        });
    }

    /** A class that cannot be changed stays as it is, which must not pass unnoticed. */
    private static final class ToldFailures extends AgentBuilder.Listener.Adapter {
        @Override
        public void onError(
                String typeName,
                @Nullable ClassLoader loader,
                @Nullable JavaModule module,
                boolean loaded,
                Throwable failure) {
            Switchboard.note("failed " + typeName + " " + failure);
        }
    }
}
