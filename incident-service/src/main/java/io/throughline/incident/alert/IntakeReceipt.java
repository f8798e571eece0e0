package io.throughline.incident.alert;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a delivery.
 *
 * @param opened alerts that are new
 * @param resolved alerts that ended
 * @param repeated alerts that were known already, and only counted
 * @param unmapped pieces kept raw for an operator
 * @param incidents references of incidents that the new ones belong to
 */
@Schema(name = "IntakeReceipt")
record IntakeReceipt(int opened, int resolved, int repeated, int unmapped, List<String> incidents) {}
