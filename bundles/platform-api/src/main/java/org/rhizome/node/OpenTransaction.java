package org.rhizome.node;

import java.util.List;
import java.util.Optional;
import org.rhizome.delta.DeltaId;

/**
 * A transaction that is not complete: it hides members, or its manifest lists what is not here.
 *
 * @param id of the transaction
 * @param manifests that are here, by ascending id; none when it waits for one
 * @param hidden members that are here and hidden, by ascending id; at most {@link #LISTED}
 * @param hiddenCount how many there are
 * @param missing members that a manifest lists and that are not here, by ascending id; at most {@link #LISTED}
 * @param missingCount how many there are
 */
public record OpenTransaction(
        String id, List<DeltaId> manifests, List<DeltaId> hidden, long hiddenCount, List<DeltaId> missing, long missingCount) {

    /** Ids that are listed; the rest is counted. */
    public static final int LISTED = 1_000;

    /**
     * A page of them.
     *
     * @param transactions by id in UTF-8 byte order
     * @param next to go on after; empty when this is the last page
     */
    public record Page(List<OpenTransaction> transactions, Optional<String> next) {}
}
