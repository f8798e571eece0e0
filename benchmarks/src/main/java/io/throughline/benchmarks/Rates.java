package io.throughline.benchmarks;

import java.util.List;

/** Says what several rounds of the same work gave. */
final class Rates {
    private Rates() {}

    static double median(List<Double> perSecond) {
        return perSecond.stream().sorted().toList().get(perSecond.size() / 2);
    }

    /** The median, with the least and the most. */
    static String words(List<Double> perSecond) {
        return "%.0f (%.0f to %.0f)"
                .formatted(
                        median(perSecond),
                        perSecond.stream().min(Double::compare).orElseThrow(),
                        perSecond.stream().max(Double::compare).orElseThrow());
    }
}
