package io.throughline.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Does the same work in two ways by turns, so that whatever else the machine does slows both. */
final class SideBySide {
    private static final int WARM_UPS = 2;
    private static final int ROUNDS = Integer.getInteger("backbone.rounds", 7);

    private SideBySide() {}

    /** Work of a known amount. */
    @FunctionalInterface
    interface Work {
        /** Does it, and says how many seconds it took; what had to be prepared does not count. */
        double seconds();
    }

    /**
     * Prints how many a second each way does, and the ratio.
     *
     * @param count how many each run of either does
     */
    static void print(String figure, String bound, int count, Work ours, Work plain) {
        for (int i = 0; i < WARM_UPS; i++) {
            ours.seconds();
            plain.seconds();
        }
        List<Double> oursPerSecond = new ArrayList<>();
        List<Double> plainPerSecond = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            oursPerSecond.add(count / ours.seconds());
            plainPerSecond.add(count / plain.seconds());
        }
        System.out.printf(
                "%-54s %.2f (bound %s); with %s, without %s a second%n",
                figure,
                Rates.median(oursPerSecond) / Rates.median(plainPerSecond),
                bound,
                Rates.words(oursPerSecond),
                Rates.words(plainPerSecond));
    }

    static double secondsSince(long started) {
        return (System.nanoTime() - started) / 1e9;
    }
}
