package io.throughline.kit.inbox;

import java.util.List;

/** What the list of parked events is asked for: any of each, all of them; an empty list asks for nothing. */
record ParkedEventFilter(
        List<String> consumers,
        List<String> topics,
        List<String> aggregates,
        List<ParkingReason> reasons,
        boolean settled) {}
