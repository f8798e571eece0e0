package io.throughline.e2e.fault;

/**
 * How much load, and which: the same plan makes the same requests.
 *
 * @param name begins the text of every request; another plan on the same stack needs another one
 * @param seed of what is done
 * @param workers that each send one request at a time
 * @param requests that are to be accepted, by all workers together
 * @param perSecond at most, by all workers together
 */
public record LoadPlan(String name, long seed, int workers, int requests, int perSecond) {}
