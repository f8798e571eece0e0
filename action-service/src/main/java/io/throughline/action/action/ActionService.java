package io.throughline.action.action;

import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/** Shows who is to do what by when. */
@Singleton
@Transactional
public class ActionService {
    private final ActionRepository actions;

    ActionService(ActionRepository actions) {
        this.actions = actions;
    }

    /** Actions that the reader may know of, newest first. */
    public Page<ActionView> list(ActionFilter filter, String reader, PageRequest page) {
        return page.page(actions.list(filter, reader, page), ActionView::of, Action::number);
    }
}
