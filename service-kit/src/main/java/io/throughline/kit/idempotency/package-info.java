/** Requests that may be sent again: the first answer is kept with the effect and given again (ADR 0012). */
@NullMarked
package io.throughline.kit.idempotency;

import org.jspecify.annotations.NullMarked;
