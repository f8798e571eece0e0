/** Who may do what with a prevention action: the policy, without any action. Depends on no other feature. */
@NullMarked
package io.throughline.action.access;

import org.jspecify.annotations.NullMarked;
