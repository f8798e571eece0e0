/**
 * What runs inside the services of a stack under test: a Java agent that halts a process at a named point, or takes a
 * guarantee away on purpose. Production code knows nothing of it. To add a point, add a constant to
 * {@link io.throughline.e2e.fault.agent.CrashPoint}.
 */
@NullMarked
package io.throughline.e2e.fault.agent;

import org.jspecify.annotations.NullMarked;
