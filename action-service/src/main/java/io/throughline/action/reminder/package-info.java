/** Looks at the clocks of actions, again and again. */
@NullMarked
package io.throughline.action.reminder;

import org.jspecify.annotations.NullMarked;
