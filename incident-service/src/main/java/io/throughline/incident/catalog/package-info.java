/** Services: who owns what, and may decide what. Depends on no other feature. */
@NullMarked
package io.throughline.incident.catalog;

import org.jspecify.annotations.NullMarked;
