package io.throughline.e2e.fault.agent;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** {@link Damage#NO_INBOX_CHECK}. */
final class AlwaysDue {
    private AlwaysDue() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object turn) {
        if (Switchboard.isDone(Damage.NO_INBOX_CHECK)) {
            turn = Switchboard.constant(turn, "DUE");
        }
    }
}
