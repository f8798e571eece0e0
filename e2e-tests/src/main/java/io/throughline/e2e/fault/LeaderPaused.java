package io.throughline.e2e.fault;

import io.throughline.e2e.LaunchedStack;
import io.throughline.e2e.StackState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** F8: the process whose relay leads stands still; another takes over, and it finds itself replaced when it goes on. */
record LeaderPaused(String service, Duration time) implements Fault {
    private static final String LEADS = "throughline_relay_leader 1.0";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Override
    public String name() {
        return "F8 the relay's leader of " + service + " stands still for " + time.toSeconds() + " s";
    }

    @Override
    public void inject(FaultStack stack) {
        String paused = awaitLeader(stack, any -> true);
        long pid = stack.stack().state().part(paused).pid();
        stack.killer().whilePaused(List.of(paused), () -> {
            long end = System.nanoTime() + time.toNanos();
            expect(stack, "takes over from " + paused, part -> !part.equals(paused));
            Pauses.of(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        });
        expect(stack, "leads when " + paused + " goes on", part -> !part.equals(paused));
        if (stack.stack().state().part(paused).pid() != pid || !Killer.isAlive(pid)) {
            stack.saw("F8", paused, "did not go on: another process runs in its place");
        }
    }

    private void expect(FaultStack stack, String what, Predicate<String> parts) {
        try {
            awaitLeader(stack, parts);
        } catch (ConditionTimeoutException e) {
            stack.saw("F8", service, "nobody else " + what);
        }
    }

    /** The only one that leads, if it is one of those; who stands still does not answer. */
    private String awaitLeader(FaultStack stack, Predicate<String> parts) {
        return Awaitility.await("a leader of " + service)
                .atMost(SOON)
                .ignoreExceptions() // one may just be gone
                .until(() -> leaders(stack.stack()), leaders -> leaders.size() == 1 && parts.test(leaders.get(0)))
                .get(0);
    }

    private List<String> leaders(LaunchedStack stack) {
        return stack.state().parts().stream()
                .map(StackState.Part::name)
                .filter(name -> name.startsWith(service))
                .filter(part -> leads(stack, part))
                .toList();
    }

    /** As its metrics say; not, if it does not answer. */
    private static boolean leads(LaunchedStack stack, String part) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(stack.url(part) + "/q/metrics"))
                    .timeout(ANSWER)
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .contains(LEADS);
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
