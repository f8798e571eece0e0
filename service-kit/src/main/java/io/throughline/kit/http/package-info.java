/** Conventions of every request: body limits, version tags, what a PUT led to, unknown paths. */
@NullMarked
package io.throughline.kit.http;

import org.jspecify.annotations.NullMarked;
