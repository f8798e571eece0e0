/** notification-service: who must know, and what was told to whom. */
@NullMarked
package io.throughline.notification;

import org.jspecify.annotations.NullMarked;
