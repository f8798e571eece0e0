/** On which days people work. */
@NullMarked
package io.throughline.kit.calendar;

import org.jspecify.annotations.NullMarked;
