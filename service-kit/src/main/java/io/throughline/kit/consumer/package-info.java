/** How far the consumers of a service are, and whether they still move. */
@NullMarked
package io.throughline.kit.consumer;

import org.jspecify.annotations.NullMarked;
