/** Strict reading of our own API's JSON, with every bad field named at once. */
@NullMarked
package io.throughline.kit.json;

import org.jspecify.annotations.NullMarked;
