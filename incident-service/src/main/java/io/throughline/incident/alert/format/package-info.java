/** What alert senders post, one small class per format, from bytes to our own signals. */
@NullMarked
package io.throughline.incident.alert.format;

import org.jspecify.annotations.NullMarked;
