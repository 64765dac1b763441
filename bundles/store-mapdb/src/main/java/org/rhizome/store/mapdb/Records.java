package org.rhizome.store.mapdb;

/**
 * Whole records one behind the other.
 *
 * @param ends where in {@code bytes} each record ends
 */
record Records(byte[] bytes, int[] ends) {}
