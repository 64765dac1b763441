package org.rhizome.algebra;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.Pointer;

/** Puts views of entities in the place of pointers that name them. Data may go in circles: the schemas do not, so it ends. */
record ExpandView(TextCondition role, SchemaRef schema, ViewNode body, Optional<Resolution> reading, ViewNode in) implements ViewNode {

    @Override
    public HView view(Scope scope, Wanted wanted) {
        HView plain = in.view(scope, wanted);
        LinkedHashMap<String, List<HEntry>> properties = new LinkedHashMap<>();
        for (Map.Entry<String, List<HEntry>> property : plain.properties().entrySet()) {
            List<HEntry> entries = new ArrayList<>(property.getValue().size());
            for (HEntry entry : property.getValue()) {
                entries.add(expanded(entry, scope));
            }
            properties.put(property.getKey(), Entries.of(entries));
        }
        HView view = new HView(plain.id(), properties);
        scope.run().requireSize(view.bytes());
        return view;
    }

    private HEntry expanded(HEntry entry, Scope scope) {
        Map<Integer, Expansion> expansions = null;
        List<Pointer> pointers = entry.delta().pointers();
        for (int i = 0; i < pointers.size(); i++) {
            if (pointers.get(i).target() instanceof EntityRef ref && role.test(pointers.get(i).role(), scope)) {
                if (expansions == null) {
                    expansions = new HashMap<>(entry.expansions());
                }
                HView child = scope.run().visit(body, ref.id());
                scope.run().charge(1 + child.size());
                expansions.put(i, new Expansion(child, reading));
            }
        }
        return expansions == null ? entry : new HEntry(entry.delta(), entry.standing(), expansions);
    }

    @Override
    public boolean needsRoot() {
        return in.needsRoot();
    }

    @Override
    public Step plan(Scope scope, Wanted wanted) {
        List<Step> inner = new ArrayList<>();
        inner.add(in.plan(scope, wanted));
        role.plan(scope, inner);
        return new Step("expand each entity found through " + schema, List.of(), new Cost(0, 0, Cost.Growth.GROWS), inner);
    }
}
