package io.throughline.events;

import java.time.Instant;

/**
 * A service is no more. It may still be named, by alerts for example; whoever answers for it does so until it is recorded
 * again or nobody names it any more.
 *
 * @param record as it was left
 * @param retiredBy e-mail
 */
public record ServiceRetired(ServiceChanged record, Instant retiredAt, String retiredBy) implements ServiceEvent {}
