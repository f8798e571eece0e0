/** Events in: the consumers. */
@NullMarked
package io.throughline.action.messaging;

import org.jspecify.annotations.NullMarked;
