/** Events arrive: applied in order and once per aggregate, or parked. */
@NullMarked
package io.throughline.kit.inbox;

import org.jspecify.annotations.NullMarked;
