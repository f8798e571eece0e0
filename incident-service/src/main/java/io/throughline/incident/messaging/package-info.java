/** What leaves this service: domain events mapped to the contract and left in the outbox. */
@NullMarked
package io.throughline.incident.messaging;

import org.jspecify.annotations.NullMarked;
