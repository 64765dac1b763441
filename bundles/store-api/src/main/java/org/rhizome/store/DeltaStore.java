package org.rhizome.store;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.rhizome.delta.Delta;

/**
 * Keeps deltas for ever. Writing and reading are different types: {@link #append} adds, {@link #snapshot} reads.
 *
 * <p>Any number of threads may read while one appends; readers never wait for the writer.
 */
@ProviderType
public interface DeltaStore {

    /**
     * Adds the deltas that are not here yet, in the order given. When this returns, what was appended is safe on disk and visible in every
     * snapshot taken from then on; when it throws, nothing of the batch is visible. Concurrent callers wait for each other.
     *
     * <p>A delta already here has no effect, with one exception: a signed copy of a delta that is here unsigned takes its place
     * (format.md, section 9).
     *
     * @param batch deltas whose signatures the caller has checked; may hold the same delta more than once
     * @param receivedAt milliseconds since 1970, kept with each delta
     * @return for each delta of the batch, in order, what became of it
     * @throws StoreException if the bytes could not be made durable, for example because the disk is full; reads go on
     */
    List<Appended> append(List<Delta> batch, long receivedAt);

    /** All that was appended so far, as one unchanging state. Costs nothing; hold it as long as a request, not longer. */
    Snapshot snapshot();

    /** Whether the store can take writes at this moment, and if not why. Does not block. */
    StoreHealth health();

    /**
     * Reads every record and checks it against its checksum.
     *
     * @return one sentence for each damage, naming file and offset; empty when all is well
     */
    List<String> verify();
}
