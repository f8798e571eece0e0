/** Events in and out: consumers, and the mapping of this service's own events to the contract. */
@NullMarked
package io.throughline.notification.messaging;

import org.jspecify.annotations.NullMarked;
