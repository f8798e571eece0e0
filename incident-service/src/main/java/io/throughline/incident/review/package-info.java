/** The review after an incident: what set it off, why that could do harm, and what is done about it. */
@NullMarked
package io.throughline.incident.review;

import org.jspecify.annotations.NullMarked;
