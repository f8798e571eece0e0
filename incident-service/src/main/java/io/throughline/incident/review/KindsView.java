package io.throughline.incident.review;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All kinds of a taxonomy: the built-in ones first, then the organisation's own by name. */
@Schema(name = "TaxonomyKinds")
record KindsView(List<KindView> items) {}
