/** RFC 9457 problem documents for every error of the API. */
@NullMarked
package io.throughline.kit.problem;

import org.jspecify.annotations.NullMarked;
