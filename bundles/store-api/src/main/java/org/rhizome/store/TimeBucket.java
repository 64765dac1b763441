package org.rhizome.store;

/**
 * Count and sum of the deltas whose timestamps fall into one bucket of time; equal sets have equal buckets.
 *
 * @param start first millisecond of the bucket, a multiple of {@link Snapshot#BUCKET_MILLIS}
 * @param count how many deltas
 * @param sum the sum of the first eight bytes of their hashes as big-endian integers, modulo 2^64
 */
public record TimeBucket(long start, long count, long sum) {}
