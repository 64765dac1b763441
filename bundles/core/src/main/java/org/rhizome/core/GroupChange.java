package org.rhizome.core;

import java.util.Map;
import org.rhizome.node.Change;

/**
 * What one group changes.
 *
 * @param change as listeners hear of it
 * @param touches by entity, for those that are watched; nothing when any entity may be touched
 */
record GroupChange(Change change, Map<String, Touch> touches) {}
