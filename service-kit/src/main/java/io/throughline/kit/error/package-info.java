/** What can go wrong, in plain words: no HTTP here. {@code problem} maps each to its answer. */
@NullMarked
package io.throughline.kit.error;

import org.jspecify.annotations.NullMarked;
