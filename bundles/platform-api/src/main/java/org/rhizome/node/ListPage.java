package org.rhizome.node;

import java.util.List;
import java.util.Optional;

/**
 * A page of entities.
 *
 * @param entities in the order asked for
 * @param next cursor of the next page; empty when this is the last
 * @param examined how many entities were looked at for this page
 */
public record ListPage(List<LossyView> entities, Optional<String> next, long examined) {}
