/** Signed tokens for the local stack; production has an identity provider instead. */
@NullMarked
package io.throughline.local.token;

import org.jspecify.annotations.NullMarked;
