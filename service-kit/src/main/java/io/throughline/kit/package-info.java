/** What every service has: its clock, its ids, its version. */
@NullMarked
package io.throughline.kit;

import org.jspecify.annotations.NullMarked;
