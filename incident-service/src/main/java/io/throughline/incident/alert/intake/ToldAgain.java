package io.throughline.incident.alert.intake;

import java.util.List;
import java.util.UUID;

/**
 * Senders have told of alerts again that are known.
 *
 * @param alerts each as often as it was told of
 */
record ToldAgain(List<UUID> alerts) {}
