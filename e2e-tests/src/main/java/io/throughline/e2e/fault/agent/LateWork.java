package io.throughline.e2e.fault.agent;

import java.lang.reflect.Method;
import net.bytebuddy.asm.Advice;

/** {@link Damage#ACK_BEFORE_COMMIT}: the body is left out here, and run on a thread of its own. */
final class LateWork {
    private LateWork() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter(
            @Advice.This Object self, @Advice.Origin Method method, @Advice.AllArguments Object[] arguments) {
        return Switchboard.postpone(self, method, arguments);
    }
}
