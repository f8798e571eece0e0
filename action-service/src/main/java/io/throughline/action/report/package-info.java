/** What is overdue, and how it stands in sum. Reads only. */
@NullMarked
package io.throughline.action.report;

import org.jspecify.annotations.NullMarked;
