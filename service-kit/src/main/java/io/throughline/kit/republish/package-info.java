/** An owner says again what it has, for services that have missed something. */
@NullMarked
package io.throughline.kit.republish;

import org.jspecify.annotations.NullMarked;
