/** Alert sources: who may post alerts, and with which key. */
@NullMarked
package io.throughline.incident.alert.source;

import org.jspecify.annotations.NullMarked;
