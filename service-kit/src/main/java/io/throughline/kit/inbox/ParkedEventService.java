package io.throughline.kit.inbox;

import io.throughline.events.EventType;
import io.throughline.kit.error.IllegalMoveException;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.error.UnmetConditionException;
import io.throughline.kit.inbox.ParkedEventView.RecordView;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Shows operators what was parked, and lets them give it up. */
@Singleton
@Transactional
class ParkedEventService {
    private static final Logger LOG = Logger.getLogger(ParkedEventService.class);

    private final ParkedEventTable table;
    private final ParkedRecords records;
    private final InboxTable inbox;

    ParkedEventService(ParkedEventTable table, ParkedRecords records, InboxTable inbox) {
        this.table = table;
        this.records = records;
        this.inbox = inbox;
    }

    /** In the order in which they were parked, without their content. */
    Page<ParkedEventView> list(ParkedEventFilter filter, PageRequest page) {
        return page.page(table.list(filter, page), ParkedEventView::of, ParkedEvent::id);
    }

    /**
     * One of them.
     *
     * @param id as the caller named it
     * @throws UnknownResourceException if there is none (problem {@code not-found}, 404)
     */
    ParkedEvent find(String id) {
        return number(id).flatMap(table::find).orElseThrow(() -> new UnknownResourceException("parked event", id));
    }

    /**
     * One of them with its headers.
     *
     * @param id as the caller named it
     * @param reason why its payload is looked at; if null, that is left out: it may be of a private incident
     * @throws UnknownResourceException if there is none (problem {@code not-found}, 404)
     */
    ParkedEventView show(String id, String by, @Nullable String reason) {
        ParkedEvent event = find(id);
        if (reason != null) {
            LOG.infof("parked event read id=%d by=%s reason=%s", event.id(), by, reason);
        }
        return records.find(event.id())
                .map(waiting -> ParkedEventView.of(event, RecordView.of(waiting.record(), reason != null)))
                .orElseThrow(() -> new UnknownResourceException("parked event", id));
    }

    /**
     * Gives it up; those behind it may follow.
     *
     * @param id as the caller named it
     * @throws UnknownResourceException if there is none (problem {@code not-found}, 404)
     * @throws IllegalMoveException if it is settled (problem {@code illegal-move}, 409)
     * @throws UnmetConditionException if another one stands before it, or is missing and not to be skipped (problem
     *     {@code condition-unmet}, 409)
     */
    ParkedEventView discard(String id, DiscardRequest request, String by) {
        ParkedEvent event = find(id);
        long applied = lock(event);
        if (!table.lockIfWaiting(event.id())) {
            throw settled();
        }
        String note = request.reason().strip();
        if (event.sequence() != null && event.sequence() > applied && !isSnapshot(event)) {
            refuseBehindAnother(event, applied);
            String missing = missing(event, event.sequence(), applied);
            if (!missing.isEmpty() && !Boolean.TRUE.equals(request.skipMissing())) {
                throw new UnmetConditionException("Before it, " + missing + " of its aggregate never came. They must "
                        + "arrive first, or their owner's republish brings what they left; skipMissing gives them up.");
            }
            note += missing.isEmpty() ? "" : " (skipped: " + missing + ")";
            goOnBehind(event);
        }
        table.settle(event.id(), Settlement.DISCARDED, by, note);
        LOG.infof(
                "parked event discarded id=%d consumer=%s aggregate=%s sequence=%s by=%s",
                event.id(), event.consumer(), event.aggregateId(), event.sequence(), by);
        return ParkedEventView.of(find(id));
    }

    /** The problem of one that is settled. */
    static IllegalMoveException settled() {
        return new IllegalMoveException("It is settled; only what waits is replayed or discarded.", List.of());
    }

    private void refuseBehindAnother(ParkedEvent event, long applied) {
        OptionalLong before = table.firstBefore(event, applied);
        if (before.isPresent()) {
            throw new UnmetConditionException("It waits behind another one of its aggregate; replay or discard "
                    + before.getAsLong() + " first.");
        }
    }

    /** The numbers between what was applied and that event, which nobody has here; empty if none has to be there. */
    private static String missing(ParkedEvent event, long sequence, long applied) {
        if (sequence == applied + 1 || IncomingEvent.isCompacted(event.topic())) {
            return "";
        }
        return sequence == applied + 2
                ? "number " + (sequence - 1)
                : "numbers " + (applied + 1) + " to " + (sequence - 1);
    }

    /** Nobody waits for a snapshot, and what it would have brought is not there without it. */
    private static boolean isSnapshot(ParkedEvent event) {
        return event.type() != null && EventType.isSnapshot(event.type());
    }

    private long lock(ParkedEvent event) {
        try {
            return event.aggregateId() == null ? 0 : inbox.lock(event.consumer(), event.aggregateId());
        } catch (SQLException e) {
            throw new InboxException(e);
        }
    }

    private void goOnBehind(ParkedEvent event) {
        try {
            if (event.aggregateId() != null && event.sequence() != null) {
                inbox.skipTo(event.consumer(), event.aggregateId(), event.sequence());
            }
        } catch (SQLException e) {
            throw new InboxException(e);
        }
    }

    private static Optional<Long> number(String id) {
        try {
            return Optional.of(Long.valueOf(id));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
