package org.rhizome.plugins.internal;

import org.rhizome.gate.Generation;
import org.rhizome.gate.Installed;

/** What an instance runs: one installed service. */
record Subject(Sort sort, Installed<?> installed) {

    String name() {
        return installed.name();
    }

    Object service() {
        return installed.service();
    }

    boolean isIn(Generation generation) {
        Installed<?> there = sort.in(generation).get(name());
        return there != null && there.service() == service();
    }

    /** For people: {@code plugin "greeter" 1.0.0}. */
    @Override
    public String toString() {
        return sort.word() + " \"" + name() + "\" " + installed.version();
    }
}
