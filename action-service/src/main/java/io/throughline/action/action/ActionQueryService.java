package io.throughline.action.action;

import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import io.throughline.kit.security.Caller;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Shows who is to do what by when. */
@Singleton
@Transactional
public class ActionQueryService {
    private final ActionRepository actions;
    private final Caller caller;

    ActionQueryService(ActionRepository actions, Caller caller) {
        this.actions = actions;
        this.caller = caller;
    }

    /** Actions that the caller may know of, newest first. */
    Page<ActionView> list(ActionFilter filter, PageRequest page) {
        return page.page(actions.list(filter, caller.email(), page), ActionView::of, Action::number);
    }

    /**
     * One action.
     *
     * @param ref {@code ACT-7} or its UUID
     * @throws UnknownResourceException if there is none that the caller may know of (problem {@code not-found}, 404)
     */
    ActionView get(String ref) {
        return ActionView.of(find(ref));
    }

    /**
     * The id of an action; as {@link #get}.
     *
     * @throws UnknownResourceException if there is none that the caller may know of (problem {@code not-found}, 404)
     */
    public UUID idOf(String ref) {
        return find(ref).id();
    }

    private Action find(String ref) {
        return actions.findVisible(ref, caller.email()).orElseThrow(() -> ActionRef.ACTIONS.unknown(ref));
    }
}
