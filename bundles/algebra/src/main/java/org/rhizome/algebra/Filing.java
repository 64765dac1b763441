package org.rhizome.algebra;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Text;

/** A view in the making. A delta comes with all its properties before the next one comes. */
final class Filing {

    private final Scope scope;
    private final Wanted wanted;
    private final Map<String, List<HEntry>> properties = new HashMap<>();

    Filing(Scope scope, Wanted wanted) {
        this.scope = scope;
        this.wanted = wanted;
    }

    String root() {
        return scope.root();
    }

    /** Once for each property and delta, however many pointers say so. */
    void add(String property, Delta delta, Standing standing) {
        if (!wanted.has(property, scope)) {
            return;
        }
        List<HEntry> entries = properties.get(property);
        if (entries == null) {
            entries = new ArrayList<>(4);
            properties.put(property, entries);
        } else if (entries.getLast().delta() == delta) {
            return;
        }
        scope.run().charge(1);
        scope.run().hold(delta);
        entries.add(new HEntry(delta, standing, Map.of()));
    }

    HView view() {
        List<String> names = new ArrayList<>(properties.keySet());
        names.sort(Text.BY_UTF8);
        LinkedHashMap<String, List<HEntry>> sorted = new LinkedHashMap<>(2 * names.size());
        for (String name : names) {
            sorted.put(name, Entries.of(properties.get(name)));
        }
        return new HView(scope.root(), sorted);
    }
}
