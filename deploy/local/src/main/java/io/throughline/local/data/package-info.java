/** What the launcher keeps on disk, and what it asks of the machine: disk, ports, locks. */
@NullMarked
package io.throughline.local.data;

import org.jspecify.annotations.NullMarked;
