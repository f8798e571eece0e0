/** Prevention actions: who does what by when. */
@NullMarked
package io.throughline.action.action;

import org.jspecify.annotations.NullMarked;
