package io.throughline.benchmarks;

import io.throughline.e2e.LaunchedStack;
import io.throughline.e2e.StackDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;

/**
 * 10,000 alerts of one service and alert name in 10 s, each its own message, while a person looks at their incident; first
 * as the stack is, then again, when the JVM has compiled what the first one passed.
 */
final class Storm {
    private static final int ALERTS_PER_SECOND = 1_000;
    private static final int SENDERS = 1_024;
    private static final int LOOKERS = 64;
    private static final int LOOKS_PER_SECOND = 20;
    private static final int SECONDS = 10;
    private static final int ROUNDS = 5;

    private final LaunchedStack stack;
    private final Wrk wrk;
    private final String intake;
    private final String key;

    Storm(LaunchedStack stack, Wrk wrk, String key) {
        this.stack = stack;
        this.wrk = wrk;
        this.key = key;
        this.intake = stack.url(LaunchedStack.INCIDENT_SERVICE) + "/api/v1/alerts/alertmanager";
    }

    void print() throws IOException, InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            print("storm-" + round);
        }
    }

    private void print(String service) throws IOException, InterruptedException {
        String first = wrk.storm(new Wrk.Pace(intake, 1, 1, 1), service, key, service + "-first-");
        if (!first.startsWith("1 good")) {
            throw new IllegalStateException(first);
        }
        CompletableFuture<String> looks = CompletableFuture.supplyAsync(() -> looks(incidentOf(service)));
        String alerts =
                wrk.storm(new Wrk.Pace(intake, SENDERS, ALERTS_PER_SECOND, SECONDS), service, key, service + "-");
        say(service + ": a person's GETs of the incident (bound p99 100 ms)", looks.join());
        say("  alerts", alerts);
        say("  incidents", number("count(*)", "incident", service));
        say("  alerts recorded", number("count(*)", "alert", service));
        say("  events of the incident", number("last_sequence", "incident", service));
    }

    private String looks(String incident) {
        try {
            return wrk.reads(
                    new Wrk.Pace(incident, LOOKERS, LOOKS_PER_SECOND, SECONDS),
                    stack.token("ada@example.org", "responder"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String incidentOf(String service) {
        return stack.url(LaunchedStack.INCIDENT_SERVICE) + "/api/v1/incidents/INC-"
                + number("number", "incident", service);
    }

    private long number(String what, String table, String service) {
        return new StackDatabases(stack)
                .number(
                        StackDatabases.INCIDENT,
                        "SELECT %s FROM %s WHERE service = '%s'".formatted(what, table, service));
    }

    private static void say(String what, Object figure) {
        System.out.printf("%-62s %s%n", what, figure);
    }
}
