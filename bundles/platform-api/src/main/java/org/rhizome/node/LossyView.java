package org.rhizome.node;

import java.util.SortedMap;
import org.rhizome.delta.Value;

/**
 * An entity as values.
 *
 * @param entity its id
 * @param properties the resolved values by property in UTF-8 byte order
 * @param tag changes whenever the values may have changed; equal tags mean equal values, also across restarts
 */
public record LossyView(String entity, SortedMap<String, Value> properties, String tag) {}
