package io.throughline.e2e.fault;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** How far a long run is, in a file, so that it can be stopped and go on. */
final class LongRunProgress {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final long startedAt = System.nanoTime();
    private final State before;
    private State now;

    private LongRunProgress(Path file, State before) {
        this.file = file;
        this.before = before;
        this.now = before;
    }

    static LongRunProgress in(Path folder) {
        Path file = folder.resolve("progress.json");
        try {
            State state =
                    Files.exists(file) ? JSON.readValue(file.toFile(), State.class) : new State(0, 0, 0, 0, 0, 0, 0);
            return new LongRunProgress(file, state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Once more. */
    void begin() {
        save(new State(now.begun + 1, now.rounds, now.slow, now.brokerDown, now.accepted, now.kills, now.seconds));
    }

    /** So many since it was begun last. */
    void killed(long kills) {
        save(new State(now.begun, now.rounds, now.slow, now.brokerDown, now.accepted, before.kills + kills, seconds()));
    }

    /** One more of the slow faults is over. */
    void endedSlowFault() {
        save(new State(now.begun, now.rounds, now.slow + 1, now.brokerDown, now.accepted, now.kills, seconds()));
    }

    /** The broker was away for so long, once. */
    void endedOutage(Duration time) {
        save(new State(now.begun, now.rounds, now.slow, time.toSeconds(), now.accepted, now.kills, seconds()));
    }

    /** A round, with that ledger of all of them. */
    void ended(Ledger ledger) {
        int accepted = (int) ledger.outcomes().values().stream()
                .filter(Ledger.Outcome::isAccepted)
                .count();
        save(new State(now.begun, now.rounds + 1, now.slow, now.brokerDown, accepted, now.kills, seconds()));
    }

    /** How often it was begun. */
    int begun() {
        return now.begun;
    }

    int rounds() {
        return now.rounds;
    }

    /** How many slow faults are over. */
    int slow() {
        return now.slow;
    }

    /** How long the broker was away at a stretch; zero if it was not. */
    Duration brokerDown() {
        return Duration.ofSeconds(now.brokerDown);
    }

    int accepted() {
        return now.accepted;
    }

    long kills() {
        return now.kills;
    }

    Duration duration() {
        return Duration.ofSeconds(seconds());
    }

    /** Of the round that is about to begin. */
    long nextSeed(long first) {
        return first + now.rounds;
    }

    /** Whether one of the slow faults was never there. */
    boolean lacksSlowFaults() {
        return now.slow < Faults.slow().size();
    }

    /** Not before each slow fault was there once. */
    boolean isEnough(LongRunOptions options) {
        return !lacksSlowFaults() && now.accepted >= options.requests() && now.kills >= options.kills();
    }

    private long seconds() {
        return before.seconds + Duration.ofNanos(System.nanoTime() - startedAt).toSeconds();
    }

    private void save(State state) {
        now = state;
        try {
            Path next = file.resolveSibling("progress.json.new");
            JSON.writeValue(next.toFile(), state);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param brokerDown in seconds */
    private record State(int begun, int rounds, int slow, long brokerDown, int accepted, long kills, long seconds) {}
}
