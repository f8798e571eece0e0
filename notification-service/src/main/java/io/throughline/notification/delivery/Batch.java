package io.throughline.notification.delivery;

import io.throughline.notification.channel.Destination;
import io.throughline.notification.notification.Waiting;
import java.util.List;

/** What this replica sends through a channel now. */
record Batch(Destination to, List<Waiting> waiting) {}
