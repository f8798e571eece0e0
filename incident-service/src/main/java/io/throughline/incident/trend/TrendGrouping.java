package io.throughline.incident.trend;

/** What incidents are put together by. */
enum TrendGrouping {
    /** Their primary service. */
    SERVICE("service", "service"),
    /** The kind of root cause that their published review names; null while none is published. */
    ROOT_CAUSE("rootCause", "cause");

    private final String word;
    private final String column;

    TrendGrouping(String word, String column) {
        this.word = word;
        this.column = column;
    }

    /** As the API calls it. */
    String word() {
        return word;
    }

    /** As the statements of {@link RepeatTables} call it. */
    String column() {
        return column;
    }
}
