/** Which alerts matter: rules for the alerts of a name, and the ledger of verdicts. Knows no alert. */
@NullMarked
package io.throughline.incident.alert.rule;

import org.jspecify.annotations.NullMarked;
