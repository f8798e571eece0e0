/** What this service knows of people, services and incidents, as their events tell it. */
@NullMarked
package io.throughline.action.projection;

import org.jspecify.annotations.NullMarked;
