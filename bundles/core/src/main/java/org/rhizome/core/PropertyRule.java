package org.rhizome.core;

import java.util.Optional;
import java.util.Set;

/**
 * How one property is resolved.
 *
 * @param from the property whose claims it takes; empty for its own
 * @param needs properties of the same view that are resolved before it
 * @param view by which entity references in its value are resolved; empty to leave them as they are
 * @param decider what decides
 */
record PropertyRule(Optional<String> from, Set<String> needs, Optional<String> view, Decider decider) {}
