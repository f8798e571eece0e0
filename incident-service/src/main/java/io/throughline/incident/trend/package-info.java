/** What repeats: figures over many incidents, each with the incidents behind it. SQL only, no entities. */
@NullMarked
package io.throughline.incident.trend;

import org.jspecify.annotations.NullMarked;
