/** What senders posted that is no alert as it stands: kept raw, listed, and noted as mapped once somebody has mapped it. */
@NullMarked
package io.throughline.incident.alert.unmapped;

import org.jspecify.annotations.NullMarked;
