/** By when an action is to be done, and what its clock says on the way there and after. Pure but for its configuration. */
@NullMarked
package io.throughline.action.deadline;

import org.jspecify.annotations.NullMarked;
