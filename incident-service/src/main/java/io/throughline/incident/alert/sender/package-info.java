/** Where alert senders post, each in its own format, and what they are answered. */
@NullMarked
package io.throughline.incident.alert.sender;

import org.jspecify.annotations.NullMarked;
