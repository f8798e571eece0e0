/** Delivery: sends what waits for channels, again and again until it is taken or given up. */
@NullMarked
package io.throughline.notification.delivery;

import org.jspecify.annotations.NullMarked;
