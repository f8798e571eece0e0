package io.throughline.e2e.fault;

import io.throughline.e2e.Checkout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a long run is asked for.
 *
 * @param folder {@code --data}: all that it keeps; a run that was begun there goes on
 * @param requests {@code --requests}: that are to be accepted
 * @param kills {@code --kills}: processes that are to die
 * @param seed {@code --seed}: of the first round; each later one has the next
 * @param perSecond {@code --per-second}: requests at most
 * @param brokerDown {@code --broker-down}, in seconds: how long Kafka is away once, at the beginning; 0 for not at all
 * @param result {@code --result}: the CSV that gets a row
 */
record LongRunOptions(
        Path folder, int requests, int kills, long seed, int perSecond, Duration brokerDown, Path result) {
    private static final Map<String, String> DEFAULTS = Map.of(
            "--data", "target/long-run",
            "--requests", "100000",
            "--kills", "100",
            "--seed", "1",
            "--per-second", "120",
            "--broker-down", "0",
            "--result", "long-run.csv");

    /** @throws IllegalArgumentException if there is no such option, or no such value */
    static LongRunOptions of(String... arguments) {
        Map<String, String> values = new HashMap<>(DEFAULTS);
        for (int i = 0; i < arguments.length; i += 2) {
            if (!DEFAULTS.containsKey(arguments[i]) || i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        "options, each with a value: " + options() + ", not " + arguments[i]);
            }
            values.put(arguments[i], arguments[i + 1]);
        }
        Path module = Checkout.root().resolve("e2e-tests");
        return new LongRunOptions(
                module.resolve(value(values, "--data")),
                Integer.parseInt(value(values, "--requests")),
                Integer.parseInt(value(values, "--kills")),
                Long.parseLong(value(values, "--seed")),
                Integer.parseInt(value(values, "--per-second")),
                Duration.ofSeconds(Long.parseLong(value(values, "--broker-down"))),
                module.resolve(value(values, "--result")));
    }

    private static Set<String> options() {
        return DEFAULTS.keySet();
    }

    private static String value(Map<String, String> values, String option) {
        return values.getOrDefault(option, "");
    }
}
