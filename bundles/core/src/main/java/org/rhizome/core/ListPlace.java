package org.rhizome.core;

import java.util.Optional;
import org.rhizome.delta.Value;

/**
 * Where an entity stands in a list.
 *
 * @param key the value by which the list is ordered; empty when the entity has none, and in lists by id alone
 * @param id of the entity
 */
record ListPlace(Optional<Value> key, String id) {}
