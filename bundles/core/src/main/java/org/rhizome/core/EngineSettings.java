package org.rhizome.core;

import org.rhizome.algebra.Limits;

/**
 * Bounds of an engine.
 *
 * @param queueDeltas deltas that may wait for the writer
 * @param queueBytes canonical bytes that may wait for the writer
 * @param groupDeltas deltas made durable together at most
 * @param groupBytes canonical bytes made durable together at most; a single larger batch still goes as one
 * @param cacheBytes estimated memory of the maintained views
 * @param limits of queries
 * @param guard of resolvers
 */
public record EngineSettings(int queueDeltas, long queueBytes, int groupDeltas, long groupBytes, long cacheBytes,
        Limits limits, GuardSettings guard) {

    public static final EngineSettings DEFAULTS = new EngineSettings(
            131_072, 64L << 20, 16_384, 8L << 20, 64L << 20, Limits.DEFAULT.withBytes(64L << 20), GuardSettings.DEFAULTS);

    public EngineSettings {
        if (queueDeltas < 1 || queueBytes < 1 || groupDeltas < 1 || groupBytes < 1 || cacheBytes < 0) {
            throw new IllegalArgumentException("bounds must be at least 1, and the cache at least 0 bytes: queue of " + queueDeltas
                    + " deltas and " + queueBytes + " bytes, groups of " + groupDeltas + " deltas and " + groupBytes
                    + " bytes, cache of " + cacheBytes + " bytes");
        }
    }
}
