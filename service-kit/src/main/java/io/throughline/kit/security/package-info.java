/** Who is calling: bearer tokens of people, keys of machines. */
@NullMarked
package io.throughline.kit.security;

import org.jspecify.annotations.NullMarked;
