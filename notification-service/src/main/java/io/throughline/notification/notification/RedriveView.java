package io.throughline.notification.notification;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a redrive did.
 *
 * @param redriven dead letters that are sent again from now on
 * @param skipped dead letters that stay: their channel is disabled or deleted
 */
@Schema(name = "Redrive")
record RedriveView(int redriven, int skipped) {}
