/** Channels: where notifications go beside the inbox, and with which secrets they are signed. */
@NullMarked
package io.throughline.notification.channel;

import org.jspecify.annotations.NullMarked;
