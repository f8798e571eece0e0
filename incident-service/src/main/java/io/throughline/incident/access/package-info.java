/** Who may do what with an incident: the policy, without any incident. Depends on no other feature. */
@NullMarked
package io.throughline.incident.access;

import org.jspecify.annotations.NullMarked;
