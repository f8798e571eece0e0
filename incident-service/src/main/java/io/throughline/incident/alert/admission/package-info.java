/** How much of the service alert senders may take, so that people find it free in a storm. */
@NullMarked
package io.throughline.incident.alert.admission;

import org.jspecify.annotations.NullMarked;
