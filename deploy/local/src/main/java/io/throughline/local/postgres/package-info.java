/** A real PostgreSQL server from the binaries on Maven Central, with durable settings. */
@NullMarked
package io.throughline.local.postgres;

import org.jspecify.annotations.NullMarked;
