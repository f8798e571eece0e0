/** Drives a launched stack from outside, as its users and their tools do; tests and benchmarks stand on it. */
@NullMarked
package io.throughline.e2e;

import org.jspecify.annotations.NullMarked;
