/** Who must be told. */
@NullMarked
package io.throughline.notification.routing;

import org.jspecify.annotations.NullMarked;
