/** Conventions of every request: body limits, version tags, unknown paths. */
@NullMarked
package io.throughline.kit.http;

import org.jspecify.annotations.NullMarked;
