package org.rhizome.core;

import org.rhizome.gate.Gate;
import org.rhizome.store.DeltaStore;

/** Engines for tests of other packages, which drive them through the public API. */
public final class TestNodes {

    private TestNodes() {}

    /** Over the model of a store. */
    public static Engine inMemory(Gate gate) {
        return over(new MemoryStore(), gate);
    }

    public static Engine over(DeltaStore store, Gate gate) {
        return Engines.over(store, gate);
    }
}
