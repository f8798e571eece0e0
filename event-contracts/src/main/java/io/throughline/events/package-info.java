/**
 * The events that Throughline's services exchange on Kafka: one record per type, sealed per topic.
 *
 * <p>Changes are only additive; readers ignore fields and types they do not know. A breaking change is a new type.
 */
@NullMarked
package io.throughline.events;

import org.jspecify.annotations.NullMarked;
