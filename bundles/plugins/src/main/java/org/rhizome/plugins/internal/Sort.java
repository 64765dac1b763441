package org.rhizome.plugins.internal;

import java.util.Locale;
import java.util.SortedMap;
import org.rhizome.gate.Generation;
import org.rhizome.gate.Installed;

/** The two sorts of extensions that are run here, plugins first. */
enum Sort {
    PLUGIN {
        @Override
        SortedMap<String, ? extends Installed<?>> in(Generation generation) {
            return generation.plugins();
        }
    },
    VIEW {
        @Override
        SortedMap<String, ? extends Installed<?>> in(Generation generation) {
            return generation.views();
        }
    };

    /** Those of a generation by name. */
    abstract SortedMap<String, ? extends Installed<?>> in(Generation generation);

    /** How many requests are answered in a row before it looks for changes: calls of a plugin may take long, and must not starve deltas. */
    int requests() {
        return this == VIEW ? 64 : 1;
    }

    /** As callers write it: {@code plugin}, {@code view}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
