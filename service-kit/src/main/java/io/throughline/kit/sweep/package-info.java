/** Work that falls due by itself: found again and again, on every replica, by PostgreSQL's time. */
@NullMarked
package io.throughline.kit.sweep;

import org.jspecify.annotations.NullMarked;
