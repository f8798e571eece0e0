/** What senders posted that is no alert as it stands, kept until somebody maps it. */
@NullMarked
package io.throughline.incident.alert.unmapped;

import org.jspecify.annotations.NullMarked;
