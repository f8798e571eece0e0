/** What is decided on alerts, and which incident each group of them belongs to. */
@NullMarked
package io.throughline.incident.alert.judge;

import org.jspecify.annotations.NullMarked;
