package org.rhizome.store.mapdb;

import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.Pointer;

/** (hash of the negated delta, sequence) for every pointer that negates. */
final class NegationFamily implements Family {

    private static final String ROLE = "negates";

    @Override
    public void index(Delta delta, long sequence, Entries out) {
        for (Pointer pointer : delta.pointers()) {
            if (pointer.target() instanceof DeltaRef reference && pointer.role().equals(ROLE)) {
                reference.id().ifPresent(id -> out.open(NEGATION).hash(id).number(sequence).close());
            }
        }
    }

    static byte[] of(DeltaId negated) {
        return new Entries(64, 1).open(NEGATION).hash(negated).key();
    }
}
