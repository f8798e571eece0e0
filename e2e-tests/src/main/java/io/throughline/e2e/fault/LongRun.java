package io.throughline.e2e.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Load and faults for as long as it takes: rounds of seeds of their own, each with some quick faults and a slow one, and
 * every invariant after each. Started again on the same folder, it goes on where it was stopped or killed.
 *
 * <p>Run by {@code e2e-tests/long-run}; its options are those of {@link LongRunOptions}.
 */
public final class LongRun {
    private static final int QUICK_PER_ROUND = 7;
    private static final int WORKERS = 8;
    private static final Duration OUTBOXES_SENT_WITHIN = Duration.ofSeconds(60);
    /** After a long outage there is as much to apply as was accepted meanwhile. */
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofMinutes(15);

    private final LongRunOptions options;
    private final LongRunProgress progress;

    private LongRun(LongRunOptions options) {
        this.options = options;
        this.progress = LongRunProgress.in(options.folder());
    }

    /** Exits with 1 if an invariant does not hold, and with 2 if one did not before: that is not to be forgotten. */
    public static void main(String[] arguments) throws IOException {
        LongRunOptions options = LongRunOptions.of(arguments);
        Files.createDirectories(options.folder());
        Path violations = violations(options);
        if (Files.exists(violations)) {
            System.err.println("This run has failed: see " + violations + ", and begin another with --data.");
            System.exit(2);
        }
        boolean sound = new LongRun(options).run();
        System.exit(sound ? 0 : 1);
    }

    private boolean run() throws IOException {
        progress.begin();
        try (FaultStack stack = FaultStack.start(options.folder(), 2)) {
            Thread stop = new Thread(stack::close, "stop");
            Runtime.getRuntime().addShutdownHook(stop);
            List<Violation> violations = rounds(stack);
            boolean restored = violations.isEmpty();
            if (restored) {
                say("F19 a database is restored while the others have gone on");
                violations.addAll(new RestoredStory(options.folder().resolve("restored-" + progress.begun())).tell());
            }
            report(violations);
            LongRunRow row = LongRunRow.of(options, progress, stack, new LongRunRow.Result(violations, restored));
            row.appendTo(options.result());
            say(row.line());
            Runtime.getRuntime().removeShutdownHook(stop);
            return violations.isEmpty();
        }
    }

    private List<Violation> rounds(FaultStack stack) {
        settle(stack);
        List<Violation> violations = new ArrayList<>(Invariants.check(stack));
        if (violations.isEmpty() && progress.brokerDown().compareTo(options.brokerDown()) < 0) {
            violations.addAll(longOutage(stack));
        }
        while (!progress.isEnough(options) && violations.isEmpty()) {
            violations.addAll(round(stack, progress.nextSeed(options.seed())));
        }
        return violations;
    }

    /** What was asked before a stop, and whose outcome nobody learnt, is asked again. */
    private static void settle(FaultStack stack) {
        List<Request> open = stack.ledger().outcomes().values().stream()
                .filter(outcome -> outcome.status() == null)
                .map(Ledger.Outcome::request)
                .flatMap(Stream::ofNullable)
                .toList();
        LoadClient.settle(
                stack.stack(), stack.sourceKey(), open, stack.ledger(), "settled" + System.currentTimeMillis());
    }

    private List<Violation> round(FaultStack stack, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        try (LoadClient load = load(stack, seed)) {
            for (int i = 0; i < QUICK_PER_ROUND && !isEnough(load); i++) {
                befall(stack, Faults.quick().get(random.nextInt(Faults.quick().size())));
            }
            if (!isEnough(load) || progress.lacksSlowFaults()) {
                befall(stack, Faults.slow().get(progress.slow() % Faults.slow().size()));
                progress.endedSlowFault();
            }
            return end(stack, load);
        }
    }

    /** The API goes on as if nothing were, and the outboxes drain within a minute; readers have more to do. */
    private List<Violation> longOutage(FaultStack stack) {
        try (LoadClient load = load(stack, options.seed())) {
            befall(stack, Faults.brokerDown(options.brokerDown()));
            long back = System.nanoTime();
            List<Violation> violations = new ArrayList<>(new Drain(stack).awaitOutboxes(OUTBOXES_SENT_WITHIN));
            say("what was in the outboxes was sent after "
                    + Duration.ofNanos(System.nanoTime() - back).toSeconds() + " s");
            Calls calls = load.calls();
            progress.endedOutage(options.brokerDown());
            load.stop();
            violations.addAll(new Drain(stack).await(CAUGHT_UP_WITHIN));
            violations.addAll(end(stack, load));
            if (calls.failed() > 0) {
                violations.add(new Violation("F7", "API", calls + " while the broker was down"));
            }
            return violations;
        }
    }

    private LoadClient load(FaultStack stack, long seed) {
        String name = "s" + seed + "-" + progress.begun() + "-" + progress.rounds();
        return stack.load(new LoadPlan(name, seed, WORKERS, Integer.MAX_VALUE, options.perSecond()));
    }

    private void befall(FaultStack stack, Fault fault) {
        say(fault.name());
        fault.inject(stack);
        fault.heal(stack);
        progress.killed(stack.kills());
    }

    private List<Violation> end(FaultStack stack, LoadClient load) {
        load.stop();
        List<Violation> violations = Invariants.check(stack);
        progress.ended(stack.ledger());
        say("round " + progress.rounds() + " ended accepted=" + progress.accepted() + " kills=" + progress.kills()
                + " violations=" + violations.size());
        return violations;
    }

    private boolean isEnough(LoadClient load) {
        return progress.accepted() + load.calls().accepted() >= options.requests()
                && progress.kills() >= options.kills();
    }

    private void report(List<Violation> violations) throws IOException {
        if (!violations.isEmpty()) {
            List<String> lines = violations.stream().map(Violation::toString).toList();
            Files.write(violations(options), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            lines.forEach(LongRun::say);
        }
    }

    private static Path violations(LongRunOptions options) {
        return options.folder().resolve("violations.txt");
    }

    private static void say(String line) {
        System.out.println(LocalTime.now(ZoneOffset.UTC).withNano(0) + " " + line);
    }
}
