package org.rhizome.store;

/**
 * A delta under one property of an entity.
 *
 * @param property the context under which it is filed
 * @param stored the delta
 */
public record Filed(String property, Stored stored) {}
