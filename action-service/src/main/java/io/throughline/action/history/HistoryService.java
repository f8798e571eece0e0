package io.throughline.action.history;

import io.throughline.action.action.ActionQueryService;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.function.Function;

/** Shows what happened to actions. */
@Singleton
@Transactional
class HistoryService {
    private final ActionQueryService actions;
    private final ActionHistory history;

    HistoryService(ActionQueryService actions, ActionHistory history) {
        this.actions = actions;
        this.history = history;
    }

    /**
     * The changes of an action, oldest first.
     *
     * @throws UnknownResourceException if there is no such action for the caller (problem {@code not-found}, 404)
     */
    Page<HistoryEntryView> of(String ref, PageRequest page) {
        var entries = history.entries(actions.idOf(ref), page.afterNumber().orElse(0), page.fetch());
        return page.page(entries, Function.identity(), HistoryEntryView::number);
    }
}
