/** A real Kafka broker of one node, and the topics of Throughline on it. */
@NullMarked
package io.throughline.local.kafka;

import org.jspecify.annotations.NullMarked;
