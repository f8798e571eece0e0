/** Measures a launched stack; each class prints its figures. */
@NullMarked
package io.throughline.benchmarks;

import org.jspecify.annotations.NullMarked;
