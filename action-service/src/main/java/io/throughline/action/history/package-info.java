/** What happened to actions: one row for each change, never changed. */
@NullMarked
package io.throughline.action.history;

import org.jspecify.annotations.NullMarked;
