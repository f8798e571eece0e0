/** What this service knows of people, services and incidents, as their events tell it. */
@NullMarked
package io.throughline.notification.projection;

import org.jspecify.annotations.NullMarked;
