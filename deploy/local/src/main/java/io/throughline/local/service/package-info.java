/** The services as child processes, configured by environment variables. */
@NullMarked
package io.throughline.local.service;

import org.jspecify.annotations.NullMarked;
