/**
 * From what a sender posted to stored alerts: many requests in one transaction, each told of what became of it; what would
 * become of one, without any effect; and how long all that is kept.
 */
@NullMarked
package io.throughline.incident.alert.intake;

import org.jspecify.annotations.NullMarked;
