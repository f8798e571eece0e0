/** What a person was told: the channel that everybody has. */
@NullMarked
package io.throughline.notification.inbox;

import org.jspecify.annotations.NullMarked;
