package org.rhizome.node;

import java.util.List;
import java.util.SortedMap;
import org.rhizome.delta.Delta;

/**
 * Every surviving claim about an entity.
 *
 * @param entity its id
 * @param properties the deltas by property in UTF-8 byte order, each list by ascending delta id; a property whose claims are all negated is absent
 */
public record LosslessView(String entity, SortedMap<String, List<Delta>> properties) {}
