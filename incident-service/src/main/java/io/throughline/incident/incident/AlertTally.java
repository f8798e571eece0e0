package io.throughline.incident.incident;

/**
 * How many alerts have joined an incident, and how many of them have been announced. The first {@value #EACH} times that
 * alerts join, each is announced; after that, whenever there are twice as many as last time: fifty thousand alerts make
 * some thirty events and timeline entries, and leave the version of the incident alone for the people who work on it.
 *
 * @param linked alerts
 * @param announced those among them that an event has told of
 * @param announcements how many events
 */
record AlertTally(long linked, long announced, int announcements) {
    private static final int EACH = 20;

    /** After so many more have joined. */
    AlertTally plus(int alerts) {
        long all = linked + alerts;
        return announcements < EACH || all >= 2 * announced
                ? new AlertTally(all, all, announcements + 1)
                : new AlertTally(all, announced, announcements);
    }

    /** The same, with all of them announced. */
    AlertTally announcing() {
        return isAnnounced() ? this : new AlertTally(linked, linked, announcements + 1);
    }

    /** Whether the alerts that joined last are to be announced, with those before them that were not. */
    boolean isAnnounced() {
        return linked == announced;
    }
}
