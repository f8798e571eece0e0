package io.throughline.action.action;

import io.throughline.kit.Reference;

/** How callers name an action: {@code ACT-7}, or its UUID. */
final class ActionRef {
    static final Reference ACTIONS = Reference.of("ACT-", "action");

    private ActionRef() {}
}
