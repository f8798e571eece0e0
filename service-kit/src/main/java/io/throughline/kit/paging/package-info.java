/** Lists in pages, with opaque cursors. */
@NullMarked
package io.throughline.kit.paging;

import org.jspecify.annotations.NullMarked;
