package io.throughline.e2e.fault.agent;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** Put after the last statement of a method; not reached when it throws. */
final class DieAfter {
    private DieAfter() {}

    @Advice.OnMethodExit
    static void exit(
            @PointName String point, @Advice.Return(typing = Assigner.Typing.DYNAMIC) @Nullable Object returned) {
        Switchboard.reached(point, returned);
    }
}
