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
     * @param reason why its payload is looked at; without one that is left out, it may be of a private incident
     * @throws UnknownResourceException if there is none (problem {@code not-found}, 404)
     */
    ParkedEventView show(String id, String by, Optional<String> reason) {
        ParkedEvent event = find(id);
        reason.ifPresent(why -> LOG.infof("parked event read id=%d by=%s reason=%s", event.id(), by, why));
        return records.find(event.id())
                .map(waiting -> ParkedEventView.of(event, RecordView.of(waiting.record(), reason.isPresent())))
                .orElseThrow(() -> new UnknownResourceException("parked event", id));
    }

    /**
     * Gives it up; those behind it may follow.
     *
     * @param id as the caller named it
     * @throws UnknownResourceException if there is none (problem {@code not-found}, 404)
     * @throws IllegalMoveException if it is settled (problem {@code illegal-move}, 409)
     * @throws UnmetConditionException if another one stands before it (problem {@code condition-unmet}, 409)
     */
    ParkedEventView discard(String id, String reason, String by) {
        ParkedEvent event = find(id);
        long applied = lock(event);
        if (!table.lockIfWaiting(event.id())) {
            throw settled();
        }
        if (event.sequence() != null && event.sequence() > applied && !isSnapshot(event)) {
            OptionalLong before = table.firstBefore(event, applied);
            if (before.isPresent()) {
                throw new UnmetConditionException("It waits behind another one of its aggregate; replay or discard "
                        + before.getAsLong() + " first.");
            }
            goOnBehind(event);
        }
        table.settle(event.id(), Settlement.DISCARDED, by, reason);
        LOG.infof(
                "parked event discarded id=%d consumer=%s aggregate=%s sequence=%s by=%s",
                event.id(), event.consumer(), event.aggregateId(), event.sequence(), by);
        return ParkedEventView.of(find(id));
    }

    /** The problem of one that is settled. */
    static IllegalMoveException settled() {
        return new IllegalMoveException("It is settled; only what waits is replayed or discarded.", List.of());
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
