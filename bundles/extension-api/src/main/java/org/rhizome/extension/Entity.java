package org.rhizome.extension;

import java.util.List;
import java.util.SortedMap;
import org.rhizome.resolver.Claim;

/**
 * What is claimed about an entity and not negated.
 *
 * @param id its id
 * @param properties the surviving claims by property, in UTF-8 byte order; of each property by ascending id
 */
public record Entity(String id, SortedMap<String, List<Claim>> properties) {}
