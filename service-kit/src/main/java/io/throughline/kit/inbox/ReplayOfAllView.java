package io.throughline.kit.inbox;

import io.throughline.kit.inbox.ReplayView.StoppedAtView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a replay of many aggregates did.
 *
 * @param aggregates how many there were
 * @param replayed how many events are applied now
 * @param superseded how many events had their effect already
 * @param waiting how many events still wait
 * @param stoppedAt the first event of each aggregate that still cannot be applied; the first 200 of them
 */
@Schema(name = "ReplayOfAll")
record ReplayOfAllView(long aggregates, long replayed, long superseded, long waiting, List<StoppedAtView> stoppedAt) {}
