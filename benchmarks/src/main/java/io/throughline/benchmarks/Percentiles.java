package io.throughline.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Says how values are distributed. */
final class Percentiles {
    private Percentiles() {}

    /** @param ascending milliseconds */
    static String words(List<Double> ascending) {
        return Arrays.stream(new double[] {0.5, 0.99, 0.999, 1})
                .mapToObj(share -> "p%s %.0f ms"
                        .formatted(share == 1 ? "100" : Double.toString(share * 100), at(ascending, share)))
                .collect(Collectors.joining(", "));
    }

    private static double at(List<Double> ascending, double share) {
        return ascending.isEmpty()
                ? Double.NaN
                : ascending.get((int) Math.min(ascending.size() - 1, Math.ceil(share * ascending.size()) - 1));
    }
}
