/** The whole story of an incident, step by step, from its first alert to its verified prevention. Only reads. */
@NullMarked
package io.throughline.incident.thread;

import org.jspecify.annotations.NullMarked;
