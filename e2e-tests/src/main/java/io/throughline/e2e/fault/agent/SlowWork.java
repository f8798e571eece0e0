package io.throughline.e2e.fault.agent;

import net.bytebuddy.asm.Advice;

/** {@link Damage#SLOW_APPLY}. */
final class SlowWork {
    private SlowWork() {}

    @Advice.OnMethodEnter
    static void enter() throws InterruptedException {
        Switchboard.linger();
    }
}
