/** The catalogue as YAML: Backstage's files and our own are taken in, and all of it is given out. */
@NullMarked
package io.throughline.incident.catalog.importing;

import org.jspecify.annotations.NullMarked;
