package org.rhizome.core;

import java.util.ArrayList;
import java.util.List;
import org.rhizome.delta.DeltaId;

/**
 * What one group does to the claims of one entity.
 *
 * @param sequence the last of the group
 * @param fresh claims that became visible
 * @param reached claims that were visible before and that a negation may strike or restore
 */
record Touch(long sequence, List<DeltaId> fresh, List<DeltaId> reached) {

    static Touch at(long sequence) {
        return new Touch(sequence, new ArrayList<>(1), new ArrayList<>(0));
    }
}
