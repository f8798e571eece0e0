/** What all operations of the OpenAPI documents share. */
@NullMarked
package io.throughline.kit.openapi;

import org.jspecify.annotations.NullMarked;
