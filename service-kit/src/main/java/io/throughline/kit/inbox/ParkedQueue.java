package io.throughline.kit.inbox;

/** The events of one aggregate that wait for each other at one consumer. */
record ParkedQueue(String consumer, String topic, String aggregateId) {}
