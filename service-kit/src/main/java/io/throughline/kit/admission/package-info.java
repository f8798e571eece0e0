/** Bounds what some callers take of a service, so that it is there for the others. */
@NullMarked
package io.throughline.kit.admission;

import org.jspecify.annotations.NullMarked;
