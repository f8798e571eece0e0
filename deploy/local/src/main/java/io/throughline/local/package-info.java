/** The command line of the local stack: up, status, down, token. */
@NullMarked
package io.throughline.local;

import org.jspecify.annotations.NullMarked;
