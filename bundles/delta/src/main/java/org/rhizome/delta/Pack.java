package org.rhizome.delta;

import java.util.Collection;
import java.util.List;

/**
 * The portable container of a set of deltas, for backup, bulk transfer and archives: every string once, members of a transaction
 * written against their manifest. The same set gives the same bytes, whatever the order it comes in; every id is computed again on
 * the way out.
 *
 * <p>Pure functions, safe from any thread. A pack is made and read in memory, a few times its size.
 */
public final class Pack {

    private Pack() {}

    /**
     * The one pack of these deltas. Of several copies of a delta the signed one is kept.
     *
     * @throws IllegalArgumentException if the deltas repeat such long strings that {@link #read} would take the pack for an attack
     */
    public static byte[] write(Collection<Delta> deltas) {
        return new PackWriter(deltas).write();
    }

    /**
     * The deltas in a pack, ascending by id. Signatures are not checked. A pack that was sorted or divided in another way is read too,
     * since every delta is checked against its id.
     *
     * @throws InvalidDeltaException if the bytes are not a pack, a delta does not have the id it is said to have or occurs twice, or
     *     the deltas take more than {@value PackBudget#EXPANSION} times the bytes of the pack
     */
    public static List<Delta> read(byte[] pack) {
        return new PackReader(pack).read();
    }
}
