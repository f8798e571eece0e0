/** incident-service through its API, on real parts. */
package io.throughline.incident;
