/** Events leave: written with the state that they announce, sent to Kafka in order by one relay. */
@NullMarked
package io.throughline.kit.outbox;

import org.jspecify.annotations.NullMarked;
