package org.rhizome.node;

import java.util.List;
import java.util.SortedMap;
import org.rhizome.delta.Value;

/**
 * An entity as values.
 *
 * @param entity its id
 * @param properties the resolved values by property in UTF-8 byte order
 * @param notes where another resolver decided than was asked for; empty nearly always
 * @param tag changes whenever the values or notes may have changed; equal tags mean equal values, also across restarts
 */
public record LossyView(String entity, SortedMap<String, Value> properties, List<Note> notes, String tag) {}
