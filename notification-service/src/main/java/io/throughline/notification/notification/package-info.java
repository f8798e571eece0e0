/** What was told to whom, and what became of it. */
@NullMarked
package io.throughline.notification.notification;

import org.jspecify.annotations.NullMarked;
