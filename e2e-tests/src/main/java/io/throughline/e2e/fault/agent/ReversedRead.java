package io.throughline.e2e.fault.agent;

import java.util.List;
import net.bytebuddy.asm.Advice;

/** {@link Damage#REORDERED_READ}. */
final class ReversedRead {
    private ReversedRead() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) List<?> rows) {
        if (Switchboard.isDone(Damage.REORDERED_READ)) {
            rows = Switchboard.reversed(rows);
        }
    }
}
