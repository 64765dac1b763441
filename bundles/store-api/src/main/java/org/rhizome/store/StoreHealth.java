package org.rhizome.store;

/**
 * @param writable whether appends are possible
 * @param reason why not, or what is damaged; empty when all is well
 * @param bytes what the store occupies on disk
 */
public record StoreHealth(boolean writable, String reason, long bytes) {}
