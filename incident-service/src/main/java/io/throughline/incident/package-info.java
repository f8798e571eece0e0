/** incident-service: people and services, alerts, and the incidents that they become. */
@NullMarked
package io.throughline.incident;

import org.jspecify.annotations.NullMarked;
