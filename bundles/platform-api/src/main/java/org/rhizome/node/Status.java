package org.rhizome.node;

import org.rhizome.store.StoreHealth;

/**
 * Figures of a node since it started, for health and metrics.
 *
 * @param deltas in the store
 * @param lastSequence of the feed
 * @param accepted deltas accepted
 * @param duplicates deltas that were here already
 * @param rejected deltas refused by the node (not counting what a door could not decode)
 * @param batches groups of deltas made durable together
 * @param queued deltas waiting for the writer now
 * @param cachedViews views in the cache now
 * @param viewHits lossy views answered from the cache
 * @param viewMisses lossy views computed
 * @param stuckThreads that do not come back from resolvers now
 * @param store health of the store
 */
public record Status(
        long deltas, long lastSequence, long accepted, long duplicates, long rejected, long batches, long queued,
        long cachedViews, long viewHits, long viewMisses, int stuckThreads, StoreHealth store) {}
