package io.throughline.kit.admission;

import java.util.concurrent.Semaphore;

/**
 * What a request takes of one thing.
 *
 * @param free what there is of it
 * @param permits how many of those, 0 or more
 */
public record Share(Semaphore free, int permits) {}
